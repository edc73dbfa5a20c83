/** A rule of the checker: what it says, and what an operator does when it is broken. */
export type Rule = Readonly<{ title: string; remedy: string }>;

const WRITE_PATH = '请保留数据库与日志,暂停写入,按运行手册“核对”一节联系维护人员';

const REDRIVE = '在“流程异常”页查看该服务搁置的事实并重新投递;没有搁置的联系维护人员,由其从头重放该服务';
const REBUILD =
  '投影可以由事实重建:先在“流程异常”页重新投递搁置的事实,再核对;仍不一致的联系维护人员,由其从头重放该服务';
const URGING = '请人工核对该事项的催办,必要时电话告知承办单位,并联系维护人员';

/** Every rule by its name. */
export const rules = {
  // 1 客户端 ↔ 2 数据库
  'answered-in-journal': { title: '已答复“办成”的命令在日志里', remedy: WRITE_PATH },
  'same-answer': { title: '同一命令每次得到同一答复,与库中一致', remedy: WRITE_PATH },
  'refused-no-effect': { title: '答复“不行”的命令没有效果', remedy: WRITE_PATH },
  'unknown-all-or-nothing': { title: '没有答复的命令要么全做、要么没做', remedy: WRITE_PATH },
  // 2 数据库
  'one-effect': { title: '一个命令编号恰有一次效果', remedy: WRITE_PATH },
  versions: { title: '每个流的版本从 1 起连续', remedy: WRITE_PATH },
  row: { title: '行是其日志最后一行所说的', remedy: WRITE_PATH },
  state: { title: '行的内容是其事实从头折叠的结果', remedy: WRITE_PATH },
  region: { title: '没有别区的行', remedy: '请立即停用受影响的账号与页面并上报:可能有人看到了别区的内容' },
  // 5 散列链
  chain: { title: '散列链对得上', remedy: '日志可能被改动:请封存数据库,与备份和每日摘要比对,按安全事件上报' },
  // 2 ↔ 3 主题
  published: { title: '日志里的事实都在主题上,或还在发件箱', remedy: WRITE_PATH },
  unwritten: { title: '主题上没有日志以外的事实', remedy: WRITE_PATH },
  order: { title: '同一流的事实在主题上按版本先后', remedy: WRITE_PATH },
  content: { title: '主题上的事实与日志逐字相同', remedy: WRITE_PATH },
  // 3 ↔ 4 消费者
  handled: { title: '每条事实每个消费者都办过一次,或还在等', remedy: REDRIVE },
  projection: { title: '投影等于事实从零折叠', remedy: REBUILD },
  counter: { title: '计数等于逐条数', remedy: REBUILD },
  deadline: { title: '每个时限触发一次,或此前已取消', remedy: URGING },
  reminder: { title: '每次催办只说一次,说了的都有消息', remedy: URGING },
  delivery: { title: '每条消息交给渠道,每次送达有着落', remedy: '在“送达台账”里对该条重发,并检查渠道的配置' },
  // 领域
  number: { title: '编号唯一、不缺号(I-17)', remedy: '请停止发文,由档案与督查室核对编号簿后联系维护人员' },
  process: {
    title: '流程与事项一致(I-25)',
    remedy: '在“流程异常”页查看该事项的实例:有异常的处理后重试,没有的联系维护人员',
  },
  invariant: { title: '事项与任务合乎规矩(I-1、I-2、I-3、I-7、I-8、I-9、I-21)', remedy: WRITE_PATH },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
