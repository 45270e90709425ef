package io.onyxos.kit.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.internal.constraintvalidators.bv.size.SizeValidatorForArray;
import org.hibernate.validator.internal.constraintvalidators.bv.size.SizeValidatorForCollection;
import org.hibernate.validator.internal.constraintvalidators.bv.size.SizeValidatorForMap;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolverContext;

/**
 * How Bean Validation looks at texts. {@code @Size} of a text counts characters as Postgres and JSON Schema do, where Hibernate Validator counts an emoji
 * twice; and {@code @NotBlank}, as well as any least size, wants something to see, where it takes a no-break space for it.
 */
@Singleton
class TextConstraints implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class)
                .includeExistingValidators(false)
                .validatedBy(SizeValidatorForArray.class)
                .validatedBy(SizeValidatorForCollection.class)
                .validatedBy(SizeValidatorForMap.class)
                .validatedBy(SizeOfText.class);
        mapping.constraintDefinition(NotBlank.class)
                .includeExistingValidators(false)
                .validatedBy(SomethingToSee.class);
        configuration.addMapping(mapping);
        // there is one language, and Quarkus would parse Accept-Language, of up to 20 KB, once a violation
        configuration.localeResolver(LocaleResolverContext::getDefaultLocale);
    }

    /** Of code points. */
    public static final class SizeOfText implements ConstraintValidator<Size, CharSequence> {

        private int least;
        private int most;

        @Override
        public void initialize(Size size) {
            least = size.min();
            most = size.max();
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            long length = text.codePoints().count();
            return length >= least && length <= most && (least == 0 || !Characters.isBlank(text));
        }
    }

    /** White space of every script is none. */
    public static final class SomethingToSee implements ConstraintValidator<NotBlank, CharSequence> {

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text != null && !Characters.isBlank(text);
        }
    }
}
