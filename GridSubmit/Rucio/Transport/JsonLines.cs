using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>
/// Reads a stream of JSON values, one a line (application/x-json-stream), in memory of one line. What the server breaks off is
/// an error, never an end: the last chunk or byte of the announced length is missing, or the last line is not complete.
/// </summary>
internal static class JsonLines
{
    private const int FirstBytes = 64 << 10;
    private const int MostBytes = 64 << 20;

    /// <summary>The values of an answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="type">How a line is read.</param>
    /// <param name="place">What is listed, for errors.</param>
    /// <param name="silence">How long the server may be silent.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RucioStreamCutException">The stream ended before its end.</exception>
    /// <exception cref="RucioUnexpectedAnswerException">A line that cannot be read.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        RucioReply reply, JsonTypeInfo<T> type, string place, TimeSpan silence, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stream = reply.Content!;
        var buffer = new byte[FirstBytes];
        var (begin, end, searched, rows) = (0, 0, 0, 0L);
        using var heard = new Silence(silence, clock, cancellation);
        while (true)
        {
            for (int length; (length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n')) >= 0;)
            {
                var line = new ReadOnlyMemory<byte>(buffer, begin, searched + length - begin);
                begin = searched += length + 1;
                if (!IsBlank(line.Span))
                {
                    yield return Parse(line.Span, type, place, ++rows);
                }
            }

            searched = end;
            if (begin > 0)
            {
                buffer.AsSpan(begin, end - begin).CopyTo(buffer);
                (searched, end, begin) = (searched - begin, end - begin, 0);
            }

            if (end == buffer.Length)
            {
                if (end >= MostBytes)
                {
                    throw new RucioUnexpectedAnswerException("the server's list cannot be read", place, $"line {rows + 1} has more than {MostBytes:N0} bytes");
                }

                Array.Resize(ref buffer, 2 * end);
            }

            var got = await NextAsync(stream, buffer.AsMemory(end), place, rows, silence, heard, cancellation).ConfigureAwait(false);
            heard.Restart();
            if (got == 0)
            {
                break;
            }

            end += got;
        }

        // Rucio ends every line, the last too.
        if (!IsBlank(buffer.AsSpan(0, end)))
        {
            if (rows == 0 && ServerError.IsPage(buffer.AsSpan(0, end)))
            {
                throw ServerError.Page(buffer.AsSpan(0, end), place);
            }

            throw Cut(place, rows, $"the last line is not complete: {ServerError.Shown(buffer.AsSpan(0, end), 80)}", null);
        }
    }

    /// <summary>Reads a value; bare Infinity and NaN, which Python writes, too.</summary>
    public static T Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type, string place, long row)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new JsonException("null");
        }
        catch (JsonException) when (PythonNumbers.TryQuote(line, out var quoted))
        {
            return Parse(quoted, type, place, row);
        }
        catch (JsonException e)
        {
            if (row == 1 && ServerError.IsPage(line))
            {
                throw ServerError.Page(line, place);
            }

            throw new RucioUnexpectedAnswerException(
                "the server's answer cannot be read", place, $"line {row}: {e.Message.Split(" Path: ")[0]} in {ServerError.Shown(line, 120)}", "is it a Rucio server of a version that is not known yet?", e);
        }
    }

    private static async Task<int> NextAsync(
        Stream stream, Memory<byte> memory, string place, long rows, TimeSpan silence, Silence heard, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(memory, heard.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (heard.IsOver && !cancellation.IsCancellationRequested)
        {
            throw new RucioRequestTimedOutException(
                "the Rucio server stopped in the middle of a list", place, $"nothing was heard for {silence.TotalSeconds:0.#} s after {rows:N0} rows", "try again; raise request_timeout in [client] of rucio.cfg where the server is slow");
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            throw Cut(place, rows, e.Message, e);
        }
    }

    private static RucioStreamCutException Cut(string place, long rows, string why, Exception? inner) =>
        new("the server broke a list off: what was read is not all", place, $"after {rows:N0} rows: {why}", "try again", inner);

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r\n"u8) < 0;
}
