/** What 公文、案卷、附件、导入 refuse. */
export const archiveRefusals = {
  'special-report.wrong-status': { status: 409, zh: '督查专报当前不能“{command}”', remedy: '请刷新后按当前环节办理' },
  'special-report.problems-missing': {
    status: 422,
    zh: '专报没有存在问题部分',
    remedy: '请填写问题项,或写明经核查无问题的依据',
  },
  'document.number-taken': { status: 409, zh: '该文件已编号签发', remedy: '请刷新后查看' },
  'dossier.wrong-status': { status: 409, zh: '案卷当前不能“{command}”', remedy: '请刷新后按当前环节办理' },
  'dossier.check-failed': { status: 409, zh: '四性检测没有通过,不能接收', remedy: '请按检测结果修正后重新组包' },
  'dossier.retention-unexplained': {
    status: 422,
    zh: '大型决策督查的案卷永久保管,改为{retention}须写明理由',
    remedy: '请改为永久,或写明缩短保管期限的理由',
  },
  'dossier.incomplete': { status: 422, zh: '案卷缺少:{missing}', remedy: '请补齐,或写明补正说明' },
  'file.classified': {
    status: 422,
    zh: '附件含有国家秘密标志,没有保存',
    remedy: '请按涉密渠道办理并告知保密员',
  },
  'file.type-not-allowed': {
    status: 422,
    zh: '不支持这种文件',
    remedy: '请上传 docx、xlsx、pdf、ofd、jpg、png、txt 或 zip',
  },
  'file.too-large': { status: 413, zh: '文件超过{max}', remedy: '请压缩或拆分后再上传' },
  'import.columns-missing': {
    status: 422,
    zh: '表格缺少这些列:{columns}',
    remedy: '请下载新的进展模板,不要改动第一行',
  },
  'import.too-many-lines': { status: 422, zh: '一次至多报送{max}行', remedy: '请分成几个表格报送' },
  'import.nothing': { status: 422, zh: '表格中没有填写任何进展', remedy: '请在任务后面的各列填写后再上传' },
  'file.unreadable': { status: 422, zh: '文件打不开', remedy: '请确认文件没有损坏或加密后再上传' },
  'attachment.unknown': { status: 422, zh: '附件“{name}”没有上传成功', remedy: '请重新上传' },
} as const;
