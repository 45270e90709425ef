package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of one CSV text, read one after the other. */
final class CsvLines<T extends Record> {

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final byte[] bytes;
    private final CsvColumns<T> columns;
    private MappingIterator<String[]> cells;
    private List<CsvColumns.Column> header;
    private boolean ended;

    CsvLines(byte[] bytes, CsvColumns<T> columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    /**
     * The next lines, at most so many; none at the end.
     *
     * @throws Problem 400: the header names other columns, or the text is no CSV in UTF-8
     */
    List<CsvLine<T>> next(int size) {
        List<CsvLine<T>> lines = new ArrayList<>();
        try {
            if (header == null) {
                cells = CSV.readerFor(String[].class).readValues(text());
                header = columns.named(cells.hasNextValue() ? cells.nextValue() : new String[0]);
            }
            while (!ended && lines.size() < size) {
                int number = cells.getCurrentLocation().getLineNr();
                if (cells.hasNextValue()) {
                    lines.add(columns.line(number, header, cells.nextValue()));
                } else {
                    ended = true;
                }
            }
            return lines;
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The file is not in UTF-8.");
        } catch (JsonProcessingException | RuntimeJsonMappingException notCsv) {
            throw malformed(
                    "From this line on the file is no CSV: a quotation mark is not closed or stands inside a cell.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Reader text() throws IOException {
        PushbackReader text = new PushbackReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private Problem malformed(String detail) {
        int line = cells == null ? 1 : cells.getCurrentLocation().getLineNr();
        return Problem.refused(CsvBody.MALFORMED).at("/" + line, detail);
    }
}
