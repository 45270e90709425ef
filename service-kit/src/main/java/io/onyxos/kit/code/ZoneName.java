package io.onyxos.kit.code;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;

/** The IANA name of a time zone; null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ZoneName.Check.class)
public @interface ZoneName {

    String message() default "must be the IANA name of a time zone";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Both Java and Postgres cut days in the zone, so both must know it; this is what Java knows. */
    class Check implements ConstraintValidator<ZoneName, String> {

        private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

        @Override
        public boolean isValid(String zone, ConstraintValidatorContext context) {
            return zone == null || KNOWN.contains(zone);
        }
    }
}
