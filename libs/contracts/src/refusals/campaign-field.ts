/** What 大型督查活动 refuses from 组织实施 on. */
export const campaignFieldRefusals = {
  'campaign.huddle-by-leader': {
    status: 403,
    zh: '{team}的碰头由组长{leader}主持',
    remedy: '请由组长办理;组长不能到的,变更方案另定组长(条例第八条)',
  },
  'campaign.huddle-held': {
    status: 409,
    zh: '{team}{on}已经碰过头',
    remedy: '一组一天一次;需要补充的,写在下一次里',
  },
  'campaign.team-finished': {
    status: 409,
    zh: '{team}的外勤已经结束',
    remedy: '请等待碰头会汇总;还要再查的,变更督查方案',
  },
  'campaign.checks-open': {
    status: 409,
    zh: '{team}还有没有作出结果的核查:{points}',
    remedy: '请先报送这些点位的底稿并作出核查结果,再结束外勤',
  },
  'campaign.incident-by-team': {
    status: 403,
    zh: '重大突发情况由{team}的人员报告',
    remedy: '请督查组的人员报告;其他情况请按信息报送的规定办理',
  },
  'campaign.teams-out': {
    status: 409,
    zh: '{teams}的外勤还没有结束,不能召开碰头会',
    remedy: '请各组组长在每日碰头里写明外勤结束',
  },
  'campaign.leader-absent': {
    status: 422,
    zh: '碰头会应当有各组组长参加,缺{names}',
    remedy: '请把组长列入参加人员',
  },
  'campaign.source-unknown': {
    status: 422,
    zh: '“{finding}”注明的来源不在本次活动的底稿里',
    remedy: '请只从底稿记录的问题里选择来源',
  },
  'campaign.source-twice': {
    status: 422,
    zh: '底稿记录的“{finding}”用了不止一次',
    remedy: '底稿里的每个问题只能并入一个,或不列入',
  },
  'campaign.source-left': {
    status: 422,
    zh: '底稿记录的问题还没有处理:{findings}',
    remedy: '每个问题都要并入一个,或写明理由不列入(查出的问题不能丢)',
  },
  'campaign.source-other-unit': {
    status: 422,
    zh: '“{finding}”的来源是对“{unit}”的问题,单位不一致',
    remedy: '只合并同一个单位的问题',
  },
  'campaign.finding-unproven': {
    status: 422,
    zh: '问题“{finding}”没有证据',
    remedy: '请附证据,或选择带照片的底稿作为来源(条例第十六条)',
  },
  'campaign.not-merged': {
    status: 409,
    zh: '碰头会还没有汇总问题,不能综合',
    remedy: '请先召开碰头会,核对、归并、分级',
  },
  'campaign.achievements-longer': {
    status: 422,
    zh: '成效写了{achievements}字,问题只有{problems}字:成效不能比问题长',
    remedy: '请压缩成效部分,以查找问题为主',
  },
  'campaign.subject-unconcluded': {
    status: 422,
    zh: '还没有对这些督查对象作出结论:{units}',
    remedy: '每个督查对象都要有结论(条例第十六条)',
  },
  'campaign.subject-outside': {
    status: 422,
    zh: '“{unit}”不在批准的督查对象内',
    remedy: '请只对方案内的对象作出结论;确需增加的,变更方案并重新审批(条例第十五条)',
  },
  'campaign.requirement-missing': {
    status: 422,
    zh: '“{unit}”查出了问题,结论须写明整改要求',
    remedy: '请填写整改要求',
  },
  'campaign.not-synthesized': {
    status: 409,
    zh: '总报告还没有审定,不能起草督查结论',
    remedy: '请先报行政首长审定总报告',
  },
  'campaign.bulletin-empty': {
    status: 422,
    zh: '通报里一个典型也没有',
    remedy: '请至少写明一个单位的正面或反面典型',
  },
  'campaign.bulletin-unfounded': {
    status: 422,
    zh: '“{unit}”没有查出问题,或查出的已经复核撤销,不能列为反面典型',
    remedy: '反面典型须是总报告里有问题的单位',
  },
  'campaign.bulletin-disputed': {
    status: 409,
    zh: '“{unit}”对结论申请了复核,还没有决定,不能点名批评',
    remedy: '请等待复核决定,或不列这个单位',
  },
  'campaign.bulletin-head': {
    status: 403,
    zh: '通报里有点名批评,须行政首长签发(条例第二十一条)',
    remedy: '请行政首长签发,或去掉反面典型',
  },
  'campaign.no-bulletin': {
    status: 409,
    zh: '没有等待签发的通报',
    remedy: '请先起草通报',
  },
  'campaign.no-look-back': {
    status: 409,
    zh: '没有等待办理的回头看',
    remedy: '请先安排回头看',
  },
  'campaign.finding-unregistered': {
    status: 409,
    zh: '碰头会定了单独立项的问题还没有立项:{findings}',
    remedy: '请在问题清单里逐个立项登记,再安排回头看',
  },
  'campaign.nothing-rectified': {
    status: 409,
    zh: '还没有整改销号的问题,不能安排回头看',
    remedy: '请等待整改核查销号',
  },
  'campaign.sample-unknown': {
    status: 422,
    zh: '抽取的问题里有没有销号的',
    remedy: '只从已经整改销号的问题里抽取',
  },
  'campaign.sample-too-small': {
    status: 422,
    zh: '已整改{rectified}个问题,回头看至少抽取{least}个,现在只有{sample}个',
    remedy: '请再抽取一些(不少于五分之一)',
  },
  'campaign.look-back-outside': {
    status: 422,
    zh: '回头看应在{fromOn}至{untilOn}之间(销号后一至三个月)',
    remedy: '请改选日期',
  },
  'campaign.look-back-early': {
    status: 409,
    zh: '回头看定在{visitOn},还没有到',
    remedy: '请到那一天再登记结果',
  },
  'campaign.look-back-other-person': {
    status: 403,
    zh: '回头看由{names}办理',
    remedy: '请由指定的人员登记',
  },
  'campaign.look-back-incomplete': {
    status: 422,
    zh: '抽取的每个问题都要写明是否落实',
    remedy: '请逐项填写',
  },
  'campaign.look-back-unproven': {
    status: 422,
    zh: '没有落实的问题须附证据',
    remedy: '请上传现场照片或材料',
  },
  'inspection.of-campaign': {
    status: 409,
    zh: '这次核查按大型督查方案开展,不能单独变更',
    remedy: '请变更督查方案并重新报审(条例第十五条)',
  },
  'misconduct.recorded': {
    status: 409,
    zh: '这份记录已经登记,登记以后不能改',
    remedy: '有补充的,另登记一份',
  },
  'material.covert': {
    status: 422,
    zh: '暗访不与被查单位见面,不能调阅资料',
    remedy: '需要调阅的,在明查里办理',
  },
  'material.outside': {
    status: 422,
    zh: '“{unit}”不在这次核查的对象内,不能向它调阅',
    remedy: '请选择这次核查的对象(条例第十五条)',
  },
  'material.wrong-status': {
    status: 409,
    zh: '这份调阅清单{status},不能“{command}”',
    remedy: '请刷新页面',
  },
} as const;
