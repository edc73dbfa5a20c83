// 集成示例:只用 kafkajs 读督办事实。运行:KAFKA_BROKERS=主机:端口 node consumer.mjs duban.matter.v1 duban.assignment.v1
// 主题和每条事实的结构见平台的 /api/asyncapi.json。
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ clientId: 'my-system', brokers: process.env.KAFKA_BROKERS.split(',') });
const consumer = kafka.consumer({ groupId: process.env.KAFKA_GROUP ?? 'my-system' });
const handled = new Set(); // 真的系统把处理过的编号和处理结果存在同一个事务里

await consumer.connect();
await consumer.subscribe({ topics: process.argv.slice(2), fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    const fact = JSON.parse(message.value.toString());
    if (handled.has(fact.id)) return; // 至少送达一次:同一编号只处理一次
    handled.add(fact.id);
    console.log(JSON.stringify({ topic, key: message.key.toString(), fact })); // 同一事项(键)在同一主题内按序到达
  },
});
process.on('SIGTERM', () => consumer.disconnect());
