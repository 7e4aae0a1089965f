package vn.lienthong.journey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * An identity server that nobody here wrote: Spring Authorization Server on a port of its own, with invented people. It is strict: redirections,
 * the client's secret, PKCE and that a code is used once are all looked at. It calls itself localhost, which is another site than 127.0.0.1.
 */
final class IdentityServer implements AutoCloseable {
    static final String CLIENT = "lienthong";
    static final String SECRET = "bi-mat-cua-truc-thu-nghiem";
    static final String PASSWORD = "mat-khau-o-may-chu-dinh-danh";

    private final int port;
    private final World world;
    private Undertow server;
    private DeploymentManager deployment;

    /** What a test may turn while it runs. */
    private static final class World {
        private final String issuer;
        private final String hub;
        private final Map<String, List<String>> people = new ConcurrentHashMap<>();
        private final Map<String, String> names = new ConcurrentHashMap<>();
        private volatile JWK key;

        World(String issuer, String hub) {
            this.issuer = issuer;
            this.hub = hub;
        }
    }

    private IdentityServer(int port, World world) {
        this.port = port;
        this.world = world;
    }

    /** @param hub whose people it signs in: the only place where it sends them */
    static IdentityServer start(URI hub) throws Exception {
        int port = freePort();
        IdentityServer made = new IdentityServer(port, new World("http://localhost:" + port, hub.toString()));
        made.anotherKey();
        made.open();
        return made;
    }

    String issuer() {
        return world.issuer;
    }

    /** A person with the groups that they are in; again for other groups. */
    IdentityServer person(String name, String... groups) {
        world.people.put(name, List.of(groups));
        return this;
    }

    /** As the person is called from now on: the subject stays. */
    void rename(String name, String called) {
        world.names.put(name, called);
    }

    void anotherKey() throws JOSEException {
        world.key =
                new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    }

    void open() throws Exception {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("world", world));
        context.register(Beans.class);
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(IdentityServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("identity")
                .addListener(new ListenerInfo(
                        ContextLoaderListener.class,
                        new ImmediateInstanceFactory<>(new ContextLoaderListener(context))))
                .addFilter(new FilterInfo(
                        "security",
                        DelegatingFilterProxy.class,
                        new ImmediateInstanceFactory<Filter>(new DelegatingFilterProxy("springSecurityFilterChain"))))
                .addFilterUrlMapping("security", "/*", DispatcherType.REQUEST);
        deployment = Servlets.newContainer().addDeployment(info);
        deployment.deploy();
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(4)
                .addHttpListener(port, "127.0.0.1")
                .setHandler(deployment.start())
                .build();
        server.start();
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.stop();
            deployment.stop();
            deployment.undeploy();
            server = null;
        }
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @EnableWebSecurity
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Beans {
        @org.springframework.context.annotation.Bean
        @org.springframework.core.annotation.Order(1)
        SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, one -> one.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(one -> one.anyRequest().authenticated())
                    .exceptionHandling(
                            one -> one.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @org.springframework.context.annotation.Bean
        @org.springframework.core.annotation.Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(one -> one.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @org.springframework.context.annotation.Bean
        UserDetailsService users(World world) {
            return name -> {
                if (!world.people.containsKey(name)) {
                    return new InMemoryUserDetailsManager().loadUserByUsername(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("USER")
                        .build();
            };
        }

        @org.springframework.context.annotation.Bean
        RegisteredClientRepository clients(World world) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(world.hub + "/dang-nhap/tro-ve")
                    .postLogoutRedirectUri(world.hub + "/dang-nhap")
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @org.springframework.context.annotation.Bean
        JWKSource<SecurityContext> keys(World world) {
            return (selector, context) -> selector.select(new JWKSet(world.key));
        }

        @org.springframework.context.annotation.Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @org.springframework.context.annotation.Bean
        AuthorizationServerSettings settings(World world) {
            return AuthorizationServerSettings.builder().issuer(world.issuer).build();
        }

        @org.springframework.context.annotation.Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(World world) {
            return context -> {
                String name = context.getPrincipal().getName();
                context.getClaims().claim("preferred_username", world.names.getOrDefault(name, name));
                context.getClaims().claim("realm_access", Map.of("roles", world.people.get(name)));
            };
        }
    }
}
