import { Alert, Button, Form, Input } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, post, queries } from '../../api';

/** 首次登录修改口令. */
export const PasswordPage = (): JSX.Element => {
  const [problem, setProblem] = useState<string>();
  const change = async (values: { current: string; next: string }): Promise<void> => {
    try {
      await post('/api/change-password', values);
      await queries.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      setProblem(
        error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? ''}` : '没有改成,请重试',
      );
    }
  };
  return (
    <div className="sign-in">
      <div className="box">
        <h1 className="page-title">请修改口令</h1>
        <p className="page-note">首次登录须换成自己的口令:至少10个字符,大小写字母、数字、符号至少三种。</p>
        <Form layout="vertical" onFinish={(values) => void change(values as never)} requiredMark={false}>
          <Form.Item label="当前口令" name="current" rules={[{ required: true, message: '请填写当前口令' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item label="新口令" name="next" rules={[{ required: true, message: '请填写新口令' }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          {problem && <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} />}
          <Button type="primary" htmlType="submit" block>
            修改口令
          </Button>
        </Form>
      </div>
    </div>
  );
};
