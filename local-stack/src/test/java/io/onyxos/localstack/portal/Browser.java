package io.onyxos.localstack.portal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The Chromium of the operating system, without a window. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final WebDriverWait patience;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.patience = new WebDriverWait(driver, Duration.ofSeconds(30));
    }

    static Browser open(Path profile) {
        assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER),
                "chromium and chromedriver are not installed: the page was not opened");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1280,1400", "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void visit(String address) {
        driver.get(address);
    }

    /** Waits until there is such an element. */
    WebElement see(String selector) {
        return patience.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    void seeText(String selector, String text) {
        patience.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    WebElement button(String text) {
        return see("main").findElement(By.xpath("//button[contains(., '" + text + "')]"));
    }

    /** What the page complained about: failed scripts, refused contents. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** As wide as a telephone, and whether the page scrolls sideways there. */
    boolean scrollsSidewaysOnATelephone() {
        driver.manage().window().setSize(new Dimension(500, 900));
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    void onADesktop() {
        driver.manage().window().setSize(new Dimension(1280, 1400));
    }

    void choose(String selector, String text) {
        new Select(see(selector)).selectByVisibleText(text);
    }

    void keepPicture(Path file) throws Exception {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
