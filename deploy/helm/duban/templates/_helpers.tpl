{{- define "duban.labels" -}}
app.kubernetes.io/part-of: duban
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}

{{- define "duban.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end }}

{{- define "duban.secret" -}}
{{ .Values.secrets.existing | default (printf "%s-secrets" .Release.Name) }}
{{- end }}

{{- define "duban.fromSecret" -}}
- name: {{ .name }}
  valueFrom: { secretKeyRef: { name: {{ .secret }}, key: {{ .key }}{{ if .optional }}, optional: true{{ end }} } }
{{- end }}

{{/* 一个程序的 Deployment;参数:root、name(Deployment 名)、service(程序)、component、replicas、env、volumes、ports */}}
{{- define "duban.deployment" -}}
{{- $root := .root -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $root.Release.Name }}-{{ .name }}
  labels:
    {{- include "duban.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .name }}
spec:
  replicas: {{ .replicas }}
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels:
      app.kubernetes.io/instance: {{ $root.Release.Name }}
      app.kubernetes.io/component: {{ .name }}
  template:
    metadata:
      labels:
        {{- include "duban.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .name }}
      annotations:
        prometheus.io/scrape: 'true'
        prometheus.io/port: '8090'
        prometheus.io/path: /metrics
        {{- if not $root.Values.secrets.existing }}
        checksum/secrets: {{ toJson $root.Values.secrets | sha256sum }}
        {{- end }}
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: {{ add $root.Values.drainSeconds 40 }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets: {{ toJson . }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile: { type: RuntimeDefault }
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app.kubernetes.io/instance: {{ $root.Release.Name }}
              app.kubernetes.io/component: {{ .name }}
      containers:
        - name: {{ .service }}
          image: {{ include "duban.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          env:
            - { name: DUBAN_SERVICE, value: {{ .service }} }
            - { name: DUBAN_LOG_LEVEL, value: {{ $root.Values.logLevel | quote }} }
            - { name: DUBAN_DRAIN_SECONDS, value: {{ $root.Values.drainSeconds | quote }} }
            {{- .env | trim | nindent 12 }}
          ports:
            {{- .ports | nindent 12 }}
          startupProbe: { httpGet: { path: /health, port: http }, periodSeconds: 2, failureThreshold: 90 }
          livenessProbe: { httpGet: { path: /health, port: http }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 1 }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
          resources: {{- toYaml $root.Values.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            - { name: data, mountPath: /data }
      volumes:
        - { name: tmp, emptyDir: { sizeLimit: 64Mi } }
        - name: data
          {{- if .attachments }}
          persistentVolumeClaim: { claimName: {{ $root.Values.attachments.existingClaim | default (printf "%s-attachments" $root.Release.Name) }} }
          {{- else }}
          emptyDir: { sizeLimit: 16Mi }
          {{- end }}
{{- end }}

{{/* 中断预算:两个以上的实例,一次最多停一个 */}}
{{- define "duban.budget" -}}
{{- if gt (int .replicas) 1 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}
  labels: {{- include "duban.labels" .root | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/instance: {{ .root.Release.Name }}
      app.kubernetes.io/component: {{ .name }}
{{- end }}
{{- end }}

{{- define "duban.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}
  labels:
    {{- include "duban.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .name }}
spec:
  selector:
    app.kubernetes.io/instance: {{ .root.Release.Name }}
    app.kubernetes.io/component: {{ .name }}
  ports:
    {{- .ports | nindent 4 }}
{{- end }}
