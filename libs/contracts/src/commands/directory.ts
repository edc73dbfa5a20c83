import { z } from 'zod';
import { oneOf } from '../one-of';
import { id, Named, regionCode, text } from '../shapes';
import * as w from '../words';

/** 单位 (Org) with its unified social credit code and issuer code (机关代字). */
export const RegisterUnit = z.object({
  name: text('单位名称', 60),
  shortName: text('单位简称', 20),
  uscc: z.string().trim().max(18).optional(),
  issuerCode: z.string().trim().max(10).optional(),
  isSupervisionBody: z.boolean().default(false),
  isSubject: z.boolean().default(true),
  region: regionCode,
  /** 所属区划, where it is not the region itself: a town of the county */
  division: regionCode.optional(),
  /** where the division does not say it */
  subjectType: oneOf(w.subjectType).optional(),
});
export type RegisterUnit = z.infer<typeof RegisterUnit>;

/** 人员及其职务: rights belong to the position, not to the person. */
export const AppointPerson = z.object({
  name: text('姓名', 30),
  post: text('职务', 60),
  unit: Named,
  roles: z.array(oneOf(w.role)).min(1, '请至少选择一个角色'),
  region: regionCode,
  account: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{2,31}$/, '账号为3–32位小写字母、数字、点或短横')
    .optional(),
  /** where messages reach the person outside the platform */
  email: z.email('邮箱格式不对').max(120, '邮箱不超过120个字符').optional(),
  mobile: z
    .string()
    .regex(/^1\d{10}$/, '手机号码应为11位数字')
    .optional(),
});
export type AppointPerson = z.infer<typeof AppointPerson>;
export const OfPerson = z.object({ personId: id });

export const SignIn = z.object({ account: text('账号', 60), password: z.string().min(1, '请填写口令').max(200) });
export type SignIn = z.infer<typeof SignIn>;
export const ChangePassword = z.object({
  current: z.string().min(1, '请填写当前口令'),
  next: z.string().min(1, '请填写新口令').max(200),
});
export type ChangePassword = z.infer<typeof ChangePassword>;
