using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HepAnalysis.Cli.Json;

/// <summary>Prints one JSON object.</summary>
internal static class JsonOutput
{
    /// <summary>As a person reads it: indented, µ and accents as they are.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(HepConsole console, Action<Utf8JsonWriter> write, bool indented = true)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options with { Indented = indented }))
        {
            write(json);
        }

        console.Out.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }
}
