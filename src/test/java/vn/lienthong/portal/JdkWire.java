package vn.lienthong.portal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.journal.Payload;

/** A wire without Camel. */
final class JdkWire implements Wire {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public Answer send(Request request) throws IOException {
        HttpRequest.Builder post = HttpRequest.newBuilder(request.url())
                .timeout(request.timeout())
                .method(
                        request.method(),
                        HttpRequest.BodyPublishers.ofByteArray(request.body().toBytes()));
        request.headers().forEach(post::header);
        try {
            HttpResponse<byte[]> response = client.send(post.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(response.statusCode(), headers, Payload.of(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
