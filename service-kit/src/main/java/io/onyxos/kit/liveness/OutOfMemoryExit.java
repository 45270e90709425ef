package io.onyxos.kit.liveness;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Warns where the JVM would go on after an {@code OutOfMemoryError}, which ends any thread anywhere. */
@ApplicationScoped
class OutOfMemoryExit {

    private static final Logger LOG = Logger.getLogger(OutOfMemoryExit.class);

    void check(@Observes StartupEvent started) {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        boolean ends = Stream.of("ExitOnOutOfMemoryError", "CrashOnOutOfMemoryError")
                .anyMatch(option -> jvm.getVMOption(option).getValue().equals("true"));
        if (!ends && ConfigUtils.isProfileActive("prod")) {
            LOG.warn("This process goes on without the threads that run out of memory: start it with"
                    + " -XX:+ExitOnOutOfMemoryError");
        }
    }
}
