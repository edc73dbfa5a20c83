import { type MeView } from '@duban/contracts';
import { Alert, Button, Form, Input } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, post, queries } from '../../api';

/** 登录. */
export const SignInPage = (): JSX.Element => {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const signIn = async (values: { account: string; password: string }): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      queries.setQueryData(['me'], await post<MeView>('/api/sign-in', values));
    } catch (error) {
      const { title, remedy = '' } =
        error instanceof ApiError ? error.problem : { title: '登录没有成功', remedy: '请重试' };
      setProblem(`${title},${remedy}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="sign-in">
      <div className="box">
        <div className="brand" style={{ padding: '0 0 6px' }}>
          <img src="/icon.svg" alt="" />
          督办
        </div>
        <p className="page-note">政务督查督办平台</p>
        <Form layout="vertical" onFinish={(values) => void signIn(values as never)} requiredMark={false}>
          <Form.Item label="账号" name="account" rules={[{ required: true, message: '请填写账号' }]}>
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item label="口令" name="password" rules={[{ required: true, message: '请填写口令' }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {problem && <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} />}
          <Button type="primary" htmlType="submit" block size="large" loading={busy} autoInsertSpace={false}>
            登录
          </Button>
        </Form>
        <p className="page-note" style={{ margin: '18px 0 0', fontSize: 12 }}>
          本平台为非涉密系统,严禁登记、上传国家秘密。
        </p>
      </div>
    </div>
  );
};
