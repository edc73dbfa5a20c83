/** What 大型决策督查 and its teams refuse (R-105…, I-13). */
export const campaignRefusals = {
  'campaign.not-campaign': {
    status: 409,
    zh: '本事项不是大型决策督查',
    remedy: '请按本事项的程序办理;要开展大型督查的,在拟办时选择',
  },
  'campaign.matter-not-approved': {
    status: 409,
    zh: '本事项还没有立项,不能草拟督查预案(条例第十一条)',
    remedy: '请先拟办、立项,写明授权依据',
  },
  'campaign.wrong-status': {
    status: 409,
    zh: '督查方案当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'campaign.frozen': {
    status: 409,
    zh: '督查方案已经批准,不能直接改动(条例第十五条)',
    remedy: '请提出变更,写明理由,逐级报行政首长重新审定',
  },
  'campaign.dates-wrong': {
    status: 422,
    zh: '督查时间不得早于今天,结束不得早于开始',
    remedy: '请改选日期',
  },
  'campaign.notice-too-short': {
    status: 422,
    zh: '有明查点位,须至少提前3个工作日通知督查对象,最早{earliest}开始',
    remedy: '请推迟开始日期,或全部改为暗访',
  },
  'campaign.self-check-dates': {
    status: 422,
    zh: '自查时限须在今天以后、督查结束以前',
    remedy: '请改选自查时限',
  },
  'campaign.self-check-covert': {
    status: 422,
    zh: '全部点位都是暗访,不能要求自查',
    remedy: '暗访不通知督查对象;请去掉自查时限,或安排明查点位',
  },
  'campaign.team-twice': { status: 422, zh: '“{team}”列了两次', remedy: '请给每个督查组不同的名称' },
  'campaign.point-twice': { status: 422, zh: '点位“{point}”列了两次', remedy: '请只保留一处' },
  'campaign.person-twice': {
    status: 422,
    zh: '{person}在督查组里列了两次',
    remedy: '一个人只在一个督查组,组长不再列为成员',
  },
  'campaign.point-outside-subjects': {
    status: 422,
    zh: '点位“{point}”的单位“{unit}”不在督查对象内',
    remedy: '请只安排督查对象的点位;确需增加对象的,先把它列入督查对象',
  },
  'campaign.subject-without-point': {
    status: 422,
    zh: '督查对象“{unit}”没有安排点位',
    remedy: '请给它安排点位,或不列为督查对象',
  },
  'campaign.covert-method-missing': {
    status: 422,
    zh: '安排了暗访点位,督查方式里没有“暗访”',
    remedy: '请在督查方式里选上“暗访”',
  },
  'campaign.recusal': {
    status: 403,
    zh: '督查对象的人不能草拟、审核、审定对本单位的督查方案',
    remedy: '请另派人员办理(回避)',
  },
  'campaign.program-missing': {
    status: 422,
    zh: '没有写明是年度督查检查计划的哪一项,也没有写明计划外的理由',
    remedy: '计划内的请选择计划条目;计划外的“一事一报”,写明理由',
  },
  'campaign.program-both': {
    status: 422,
    zh: '年度计划条目和计划外的理由只能填一处',
    remedy: '计划内的请去掉计划外的理由',
  },
  'campaign.program-entry-unknown': {
    status: 422,
    zh: '年度督查检查计划里没有这一项,或者还没有批准',
    remedy: '请选批准过的计划条目;计划外的“一事一报”,写明理由',
  },
  'campaign.same-person': {
    status: 403,
    zh: '{by}已经办理过这一版方案,审核、审定须由别人办理',
    remedy: '请依次由办公室主任、分管领导审核,行政首长审定',
  },
  'campaign.not-office': { status: 403, zh: '这一步由办公室主任审核', remedy: '请办公室主任先审核' },
  'campaign.not-leader': { status: 403, zh: '这一步由分管领导审核', remedy: '请分管领导审核' },
  'campaign.duplicate': {
    status: 409,
    zh: '与别的检查间隔太近,是重复督查:{duplicates}(条例第十五条严禁重复督查、多头督查)',
    remedy: '请退回修改,联合或错开开展;确需开展的,写明理由后批准',
  },
  'campaign.team-unknown': { status: 422, zh: '方案里没有这个督查组', remedy: '请刷新页面,按方案里的督查组确定组长' },
  'campaign.not-approved': {
    status: 409,
    zh: '督查方案还没有批准,不能实施',
    remedy: '请先逐级报行政首长审定',
  },
  'campaign.cancelled': { status: 409, zh: '督查活动已经取消', remedy: '不再办理;已经形成的材料随案归档' },
  'inspection-team.not-member': {
    status: 403,
    zh: '{person}不在这个督查组里',
    remedy: '请由组里的人办理;要增加人员的,请督查室主任调整',
  },
  'inspection-team.declared-already': {
    status: 409,
    zh: '{person}已经作过回避声明和纪律承诺',
    remedy: '情况有变化的,请督查室主任调整人员',
  },
  'inspection-team.paper-by-desk': {
    status: 403,
    zh: '书面声明由督查室登记,只用于没有账号的邀请人员',
    remedy: '请本人登录后声明;邀请人员的书面声明交督查室登记',
  },
  'inspection-team.interests-unclear': {
    status: 422,
    zh: '请写明利害关系,没有的请确认没有',
    remedy: '有利害关系的逐个写明单位和关系;没有的勾选“没有需要回避的情形”',
  },
  'inspection-team.trained-later': {
    status: 422,
    zh: '培训日期晚于今天',
    remedy: '培训以后再登记',
  },
  'inspection-team.in-already': { status: 422, zh: '{person}已经在这个督查组里', remedy: '请另选人员' },
  'inspection-team.leader-by-government': {
    status: 403,
    zh: '组长由本级政府确定(条例第八条),不能由督查室调整',
    remedy: '请行政首长确定新的组长',
  },
  'inspection-team.not-leader': { status: 403, zh: '督查组由组长{leader}带队出发', remedy: '请组长办理' },
  'inspection-team.undeclared': {
    status: 409,
    zh: '还没有作回避声明和纪律承诺:{people}',
    remedy: '请这些人先声明和承诺;不能参加的,请督查室主任调整人员',
  },
  'inspection-team.conflict': {
    status: 409,
    zh: '与督查对象有利害关系,应当回避:{people}',
    remedy: '请督查室主任调整人员;组长由行政首长调整',
  },
  'inspection-team.untrained': {
    status: 409,
    zh: '没有培训记录:{people}(条例第九条、第十五条)',
    remedy: '请先培训并登记;没有培训的不能出发',
  },
  'inspection-team.wrong-status': {
    status: 409,
    zh: '督查组当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'self-check.wrong-status': { status: 409, zh: '自查报告已经报送', remedy: '需要补充的,在现场督查时向督查组说明' },
  'self-check.item-missing': {
    status: 422,
    zh: '没有写明自查情况:{item}',
    remedy: '请按问题清单逐项写明',
  },
  'self-check.problems-missing': {
    status: 422,
    zh: '没有列出存在问题',
    remedy: '请列出问题项;确实没有的,写明“经核查无问题”的依据',
  },
  'self-check.not-yours': { status: 403, zh: '这是{unit}的自查', remedy: '请由该单位报送' },
} as const;
