/** What the registration of source documents and minutes refuses (S-22, S-94). */
export const sourceDocumentRefusals = {
  'source-document.already-registered': { status: 409, zh: '该文件已登记', remedy: '请刷新后更正各项' },
  'source-document.not-registered': { status: 409, zh: '还没有登记来源文件', remedy: '请先登记文件或会议纪要' },
  'source-document.unreadable': {
    status: 422,
    zh: '文件里的文字读不出来',
    remedy: '请上传没有损坏、加密的 docx、xlsx 或 txt,或粘贴全文;扫描件请先转成文字',
  },
  'source-document.frozen': {
    status: 409,
    zh: '事项已立项,议定事项不能再更正',
    remedy: '请修订督查方案,由审批人重新审批',
  },
  'source-document.number-twice': { status: 422, zh: '序号{no}用了两次', remedy: '请改为各不相同的序号' },
  'source-document.sentence-not-in-text': {
    status: 422,
    zh: '第{no}项的原文条款在全文里找不到',
    remedy: '请从全文中照录原文,改写的内容填在“事项”里',
  },
  'source-document.unit-missing': {
    status: 422,
    zh: '第{no}项没有牵头单位,不能列入督查',
    remedy: '请选择牵头单位,或注明不列入督查的理由',
  },
  'source-document.deadline-missing': {
    status: 422,
    zh: '第{no}项没有时限,不能列入督查',
    remedy: '请填写时限;文件没有写明的,会议议定事项一般为30个工作日',
  },
  'source-document.lead-also-co': {
    status: 422,
    zh: '第{no}项的{unit}既牵头又配合',
    remedy: '请只保留一处',
  },
  'source-document.reason-missing': {
    status: 422,
    zh: '第{no}项不列入督查,没有写明理由',
    remedy: '请写明理由,或列入督查',
  },
  'source-document.nothing-supervised': {
    status: 422,
    zh: '没有一项列入督查',
    remedy: '请至少将一项列入督查',
  },
} as const;
