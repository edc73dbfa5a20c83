// The command writer of the engine is visible in its own package only.
package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Camunda's engine as a peer of tests. It serves its gateway protocol on one port, and over HTTP what that protocol
 * lacks: a side door (fresh engine, clock, rest, open work, record stream) and the user-task part of REST v2.
 *
 * <p>Arguments: the two ports. It prints `ready` when it is.
 */
public final class CamundaPeer {
  static final ObjectMapper JSON = new ObjectMapper();
  private static volatile Running running;

  /** One engine, with the private parts of it that the side door needs. */
  record Running(
      InMemoryEngine engine, StreamProcessor processor, CommandWriter writer, RecordLog log, OpenWork work) {
    /** What the engine schedules when it starts is scheduled by its clock: that is set before. */
    static Running start(InMemoryEngine engine, long at) throws Exception {
      if (at != 0) engine.increaseTime(Duration.ofMillis(at - System.currentTimeMillis()));
      engine.start();
      var gateway = privately(engine, "gateway");
      return new Running(
          engine,
          (StreamProcessor) privately(engine, "streamProcessor"),
          (CommandWriter) privately(gateway, "writer"),
          new RecordLog(engine.getRecordStreamSource()),
          new OpenWork());
    }

    /** Returns when everything written is processed, and stays so for several looks. */
    void rest() throws InterruptedException {
      long quietAt = -1;
      for (int quiet = 0; quiet < 4; Thread.sleep(1)) {
        long written = processor.getLastWrittenPositionAsync().join();
        boolean done = processor.hasProcessingReachedTheEnd().join();
        quiet = done && written == quietAt ? quiet + 1 : 0;
        quietAt = written;
      }
    }

    String gateway() {
      var address = engine.getGatewayAddress();
      return "127.0.0.1" + address.substring(address.lastIndexOf(':'));
    }
  }

  public static void main(String[] args) throws Exception {
    running = Running.start((InMemoryEngine) EngineFactory.create(Integer.parseInt(args[0])), 0);
    var http = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[1])), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", CamundaPeer::handle);
    http.start();
    System.out.println("ready");
  }

  private static void handle(HttpExchange exchange) {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var answer = route(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
      var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("content-type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    } catch (Exception failure) {
      failure.printStackTrace();
    }
  }

  record Answer(int status, String text) {
    static Answer of(int status, Object json) throws Exception {
      return new Answer(status, JSON.writeValueAsString(json));
    }

    static Answer problem(int status, String title, String detail) throws Exception {
      return of(status, Map.of("type", "about:blank", "status", status, "title", title, "detail", detail));
    }
  }

  private static Answer route(HttpExchange exchange, JsonNode body) throws Exception {
    var now = running;
    var path = exchange.getRequestURI().getPath();
    var query = exchange.getRequestURI().getQuery();
    long number = query == null ? 0 : Long.parseLong(query.substring(query.indexOf('=') + 1));
    switch (path) {
      case "/door/fresh" -> {
        now.engine().stop();
        running = Running.start((InMemoryEngine) EngineFactory.create(), number);
        return Answer.of(200, Map.of("grpc", running.gateway()));
      }
      case "/door/clock" -> {
        now.engine().increaseTime(Duration.ofMillis(number));
        return new Answer(204, "");
      }
      case "/door/rest" -> {
        now.rest();
        return new Answer(204, "");
      }
      case "/door/work" -> {
        now.rest();
        return Answer.of(200, now.work().at(number, now.log()));
      }
      case "/door/records" -> {
        return new Answer(200, now.log().since(number));
      }
      case "/v2/topology" -> {
        return Answer.of(200, Map.of("clusterSize", 1, "partitionsCount", 1, "replicationFactor", 1, "gatewayVersion", "8.8.21"));
      }
      default -> {
        var parts = path.split("/");
        if (!path.startsWith("/v2/user-tasks/")) return Answer.problem(404, "Not Found", "No endpoint " + path);
        String verb = exchange.getRequestMethod() + (parts.length > 4 ? " " + parts[4] : "");
        return UserTasks.command(now, verb, Long.parseLong(parts[3]), body);
      }
    }
  }

  private static Object privately(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
