package io.onyxos.kit.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.ConstraintValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "RON", "JPY", "KWD", "NPR"})
    void moneyOfTodayIsACurrency(String code) {
        assertTrue(passes(new CurrencyCode.Check(), code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "XXX", "XAU", "ABC", "eur", "EURO", ""})
    void oldMoneyMetalsAndInventionsAreNone(String code) {
        assertFalse(passes(new CurrencyCode.Check(), code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "EU", "XX", "ro", "ROU", ""})
    void aCountryHasItsAssignedCode(String code) {
        assertTrue(passes(new CountryCode.Check(), "GB"));
        assertFalse(passes(new CountryCode.Check(), code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "en_US", "en-", "english language", "-", ""})
    void aLanguageTagIsWellFormed(String tag) {
        assertTrue(passes(new LanguageTag.Check(), "pt-BR"));
        assertTrue(passes(new LanguageTag.Check(), "zh-Hant-TW"));
        assertFalse(passes(new LanguageTag.Check(), tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "europe/bucharest", "+02:00", "GMT+2", ""})
    void aZoneHasItsName(String zone) {
        assertTrue(passes(new ZoneName.Check(), "Europe/Bucharest"));
        assertTrue(passes(new ZoneName.Check(), "UTC"));
        assertFalse(passes(new ZoneName.Check(), zone));
    }

    private static boolean passes(ConstraintValidator<?, String> check, String code) {
        return check.isValid(code, null);
    }
}
