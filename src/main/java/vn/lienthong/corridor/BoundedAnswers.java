package vn.lienthong.corridor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import vn.lienthong.portal.AnswerTooLarge;

/**
 * Bounds what an HTTP server may answer, after unpacking. Beyond it, or when nobody reads on, the connection is cut: the HTTP
 * client would read an endless answer to its end, which never comes.
 */
public final class BoundedAnswers implements HttpClientConfigurer {
    private final long mostBytes;

    public BoundedAnswers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addExecInterceptorFirst("bounded-answers", (request, scope, chain) -> {
            ClassicHttpResponse response = chain.proceed(request, scope);
            bound(response, scope);
            return response;
        });
    }

    private void bound(ClassicHttpResponse response, ExecChain.Scope scope) {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Bounded(entity, scope.execRuntime, mostBytes));
        }
    }

    private static final class Bounded extends HttpEntityWrapper {
        private final ExecRuntime connection;
        private final long mostBytes;
        private InputStream content;

        Bounded(HttpEntity entity, ExecRuntime connection, long mostBytes) {
            super(entity);
            this.connection = connection;
            this.mostBytes = mostBytes;
        }

        /** The same stream each time: what was read of it counts. */
        @Override
        public InputStream getContent() throws IOException {
            if (content == null) {
                content = new Counted(super.getContent(), connection, mostBytes);
            }
            return content;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final ExecRuntime connection;
        private final long mostBytes;
        private long count;
        private boolean ended;

        Counted(InputStream in, ExecRuntime connection, long mostBytes) {
            super(in);
            this.connection = connection;
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            ended |= read < 0;
            count += Math.max(read, 0);
            if (count > mostBytes) {
                connection.discardEndpoint();
                throw new AnswerTooLarge(mostBytes);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
                return;
            }
            connection.discardEndpoint();
        }
    }
}
