/** What the protection of those who gave a lead refuses (R-125, I-18). */
export const informantRefusals = {
  'informant.not-recorded': { status: 409, zh: '本事项没有登记反映人', remedy: '请先登记反映人' },
  'informant.not-named': {
    status: 403,
    zh: '反映人只有登记人、督办责任人和办公室主任指定的人可以查看、更正',
    remedy: '确有需要的,请办公室主任指定为知悉人',
  },
  'informant.own-unit': {
    status: 403,
    zh: '您所在单位是本事项的承办单位,不能查看反映人',
    remedy: '请由不在承办单位的知悉人办理',
  },
  'informant.not-revealed': {
    status: 403,
    zh: '查看反映人须先写明事由,写明后{minutes}分钟内可以查看',
    remedy: '请写明查看事由',
  },
  'informant.unreadable': {
    status: 422,
    zh: '现有的密封密钥解不开反映人信息',
    remedy: '请系统管理员恢复登记时使用的密封密钥',
  },
  'informant.named-in-text': {
    status: 422,
    zh: '文字中有反映人的姓名或联系方式,承办单位会看到,没有保存',
    remedy: '请改为“群众反映”等说法后重新提交',
  },
  'informant.named-in-file': {
    status: 422,
    zh: '附件“{name}”中有反映人的姓名或联系方式,承办单位会看到,没有登记',
    remedy: '请上传隐去反映人的副本',
  },
} as const;
