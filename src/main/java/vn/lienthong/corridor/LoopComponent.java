package vn.lienthong.corridor;

import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code from: loop:normalise?threads=1}: runs a route again and again on what its {@link Loop} offers. */
public final class LoopComponent extends DefaultComponent {
    private final Pulse pulse;

    public LoopComponent(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LoopEndpoint endpoint = new LoopEndpoint(uri, this, remaining, pulse);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** One loop by name; the {@link Loop} itself is found in the registry when the route starts. */
    @UriEndpoint(
            firstVersion = "0.1.0",
            scheme = "loop",
            title = "Loop",
            syntax = "loop:name",
            consumerOnly = true,
            category = {Category.CORE})
    public static final class LoopEndpoint extends DefaultEndpoint {
        private final Pulse pulse;

        @UriPath
        @Metadata(required = true)
        private final String name;

        @UriParam(defaultValue = "1")
        private int threads = 1;

        LoopEndpoint(String uri, LoopComponent component, String name, Pulse pulse) {
            super(uri, component);
            this.pulse = pulse;
            this.name = name;
        }

        public int getThreads() {
            return threads;
        }

        public void setThreads(int threads) {
            this.threads = threads;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("A loop only begins a route: use it after 'from'");
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            Loop loop = getCamelContext().getRegistry().lookupByNameAndType(name + "Loop", Loop.class);
            if (loop == null) {
                throw new IllegalArgumentException(
                        "Expected one of the hub's loops (normalise, save, deliver, reconcile, search) after 'loop:', but found '"
                                + name + "'");
            }
            Consumer consumer = new LoopConsumer(this, processor, loop, name, threads, pulse);
            configureConsumer(consumer);
            return consumer;
        }
    }
}
