using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HepAnalysis.Cli.Json;

/// <summary>
/// One JSON object with a list that may be long: head, rows as they come, one a line, and tail. A list that breaks off is left without
/// its tail: no reader of JSON takes it for whole.
/// </summary>
internal sealed class JsonRows
{
    private static readonly JsonWriterOptions RowOptions = JsonOutput.Options with { Indented = false };
    private readonly HepConsole console;
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;

    /// <param name="console">Where it is printed.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="head">Writes properties that come before it.</param>
    public JsonRows(HepConsole console, string list, Action<Utf8JsonWriter>? head = null)
    {
        this.console = console;
        writer = new Utf8JsonWriter(buffer, RowOptions);
        console.Out.Write($"{{{Properties(head, "\n  ", ",")}\n  {Text(json => json.WriteStringValue(list))}: [");
    }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Writes a row.</summary>
    public void Add(Action<Utf8JsonWriter> row)
    {
        console.Out.Write(Count++ == 0 ? "\n    " : ",\n    ");
        console.Out.Write(Text(row));
    }

    /// <summary>Writes the end.</summary>
    /// <param name="tail">Writes properties that come behind the list.</param>
    public void End(Action<Utf8JsonWriter>? tail = null) => console.Out.WriteLine($"{(Count == 0 ? "" : "\n  ")}]{Properties(tail, ",\n  ", "")}\n}}");

    private string Properties(Action<Utf8JsonWriter>? write, string before, string after)
    {
        if (write is null)
        {
            return "";
        }

        var text = Text(json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });
        return text.Length == 2 ? "" : before + text[1..^1] + after;
    }

    private string Text(Action<Utf8JsonWriter> write)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        write(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
