package io.onyxos.kit.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.onyxos.kit.database.AsCaller;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.stage.Stage;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What holds in every service; each message says how to mend it. A service may be without classes yet; so that none is
 * passed over by a misspelt package, a test analyses {@code packagesOf} itself.
 */
public final class ArchitectureRules {

    private static final String[] LAYERS = {
        "..dto..",
        "..mapper..",
        "..mapping..",
        "..service..",
        "..repository..",
        "..dao..",
        "..impl..",
        "..util..",
        "..common.."
    };

    private static final Set<Class<?>> DELETERS = Set.of(
            PanacheEntityBase.class,
            PanacheRepositoryBase.class,
            Mutiny.Session.class,
            Mutiny.StatelessSession.class,
            Stage.Session.class,
            Stage.StatelessSession.class);

    @ArchTest
    static final ArchRule resourcesHidePackageAndShowMethods = methods()
            .that(isAnEndpoint())
            .should()
            .bePublic()
            .because("Quarkus silently ignores an endpoint that is not public, which then answers 404")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transactionalEndpointsAnswerLater = methods()
            .that(isAnEndpoint())
            .and()
            .areDeclaredInClassesThat(
                    are(com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                            AsCaller.class)))
            .should()
            .haveRawReturnType(Uni.class)
            .because("the transaction ends when the Uni does")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheDoorOpensTransactions = noClasses()
            .that(are(DescribedPredicate.not(resideInAPackage("io.onyxos.kit.database"))))
            .should()
            .callMethod(
                    io.quarkus.hibernate.reactive.panache.Panache.class,
                    "withTransaction",
                    java.util.function.Supplier.class)
            .orShould()
            .callMethod(
                    io.quarkus.hibernate.reactive.panache.Panache.class,
                    "withSession",
                    java.util.function.Supplier.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Mutiny.SessionFactory.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(io.vertx.sqlclient.Pool.class)
            .orShould()
            .beAnnotatedWith(WithTransaction.class)
            .orShould()
            .beAnnotatedWith(WithSession.class)
            .because("io.onyxos.kit.database.Database sets identity and limits; use @AsCaller or Database.asWorker")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noLayers = noClasses()
            .should()
            .resideInAnyPackage(LAYERS)
            .because("a folder is an aggregate: X, XRequest, XResponse, XResource")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule wireTypesAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("Request")
            .or()
            .haveSimpleNameEndingWith("Response")
            .and()
            .resideOutsideOfPackage("io.onyxos.kit..")
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesKnowNothingOfHttp = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule constructorsInject =
            fields().should().notBeAnnotatedWith(Inject.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule aggregatesFormNoCycles =
            slices().matching("io.onyxos.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule noOutdatedTime = noClasses()
            .that()
            .resideOutsideOfPackage("io.onyxos.kit.identity..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule rowsAreDeletedByStatements = noClasses()
            .should()
            .accessTargetWhere(deletesAnEntity())
            .because("Hibernate Reactive mixes up sessions that delete entities (decision 0018); use StoredRow.delete")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sqlIsRunBySql = noClasses()
            .that()
            .resideOutsideOfPackage("io.onyxos.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.sqlclient..")
            .because("io.onyxos.kit.database.Sql binds arguments and SqlRow reads columns")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule enumsNeedNoConverters = noClasses()
            .should()
            .beAssignableTo(AttributeConverter.class)
            .because(
                    "@Enumerated(STRING) stores an enum as JSON has it by its @EnumeratedValue, name().toLowerCase(Locale.ROOT)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule createdIsAnsweredByCreated = noClasses()
            .that()
            .resideOutsideOfPackage("io.onyxos.kit..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RestResponse.ResponseBuilder.class)
            .because("io.onyxos.kit.http.Created.at answers 201 with Location")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule patchesAreUpdates = methods()
            .that()
            .areAnnotatedWith(PATCH.class)
            .should()
            .haveName("update")
            .because("the contract then calls the operation updateX")
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaMethod> isAnEndpoint() {
        return new DescribedPredicate<>("are endpoints") {
            @Override
            public boolean test(JavaMethod method) {
                return method.isMetaAnnotatedWith(HttpMethod.class);
            }
        };
    }

    /** Calls and method references to what ends in Hibernate's delete coordinator; Panache's deletes by query are among them. */
    private static DescribedPredicate<JavaAccess<?>> deletesAnEntity() {
        return new DescribedPredicate<>("delete an entity through Hibernate") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return (access.getName().startsWith("delete")
                                || access.getName().startsWith("remove"))
                        && access.getTarget()
                                .resolveMember()
                                .map(JavaMember::getOwner)
                                .filter(owner -> DELETERS.stream().anyMatch(owner::isEquivalentTo))
                                .isPresent();
            }
        };
    }
}
