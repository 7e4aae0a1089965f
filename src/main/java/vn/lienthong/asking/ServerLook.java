package vn.lienthong.asking;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;

/**
 * What becomes of a look at a server that failed before there was a message: noted like every other failed look, and the
 * connection is made anew at the next one. As the exception handler of the same endpoint it says nothing more.
 */
public final class ServerLook extends RemoteFilePollingConsumerPollStrategy implements ExceptionHandler {
    private final String source;

    public ServerLook(String source) {
        this.source = source;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        endpoint.getCamelContext()
                .getRegistry()
                .lookupByNameAndType("pollFailures", PollFailures.class)
                .note(source, PollFault.of(cause));
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    @Override
    public void handleException(Throwable cause) {
        // Noted in rollback.
    }

    @Override
    public void handleException(String message, Throwable cause) {
        // Noted in rollback.
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable cause) {
        // A file that failed was noted by the route.
    }
}
