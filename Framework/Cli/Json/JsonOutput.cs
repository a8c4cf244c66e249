using System.Text.Encodings.Web;
using System.Text.Json;

namespace HepAnalysis.Cli.Json;

/// <summary>Prints one JSON object.</summary>
internal static class JsonOutput
{
    private const int MostPending = 1 << 20;

    /// <summary>As a person reads it: indented, µ and accents as they are.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints what <paramref name="write"/> writes. What is larger than memory should hold calls <see cref="Pass"/> between its parts.</summary>
    public static void Print(HepConsole console, Action<Utf8JsonWriter> write, bool indented = true)
    {
        using var stream = new TextStream(console.Out);
        using (var json = new Utf8JsonWriter(stream, Options with { Indented = indented }))
        {
            write(json);
        }

        console.Out.WriteLine();
    }

    /// <summary>Passes on what was written so far, where that is much.</summary>
    public static void Pass(Utf8JsonWriter json)
    {
        if (json.BytesPending > MostPending)
        {
            json.Flush();
        }
    }
}
