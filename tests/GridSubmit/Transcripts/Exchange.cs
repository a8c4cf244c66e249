using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>One request that was sent to a real server, and the bytes that it answered.</summary>
internal sealed class Exchange
{
    private Exchange(int number, string name, WireRequest request, byte[] answer) => (Number, Name, Request, Answer) = (number, name, request, answer);

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>What it was made for.</summary>
    public string Name { get; }

    /// <summary>What was asked.</summary>
    public WireRequest Request { get; }

    /// <summary>The answer, as it crossed the wire.</summary>
    public byte[] Answer { get; }

    /// <summary>When the server answered.</summary>
    public DateTimeOffset Time => DateTimeOffset.ParseExact(Header("Date"), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The status.</summary>
    public int Status => int.Parse(Head().Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The body in UTF-8, as far as it came; chunks joined.</summary>
    public string Body
    {
        get
        {
            var body = Answer.AsSpan(Head().Length + 4);
            return Encoding.UTF8.GetString(Header("Transfer-Encoding") == "chunked" ? Joined(body) : body);
        }
    }

    /// <summary>The values in the body, one a line.</summary>
    public IEnumerable<JsonNode?> Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    /// <summary>The value that is the body.</summary>
    public JsonNode? Value => Parse(Body);

    /// <summary>A header of the answer; empty where it has none.</summary>
    public string Header(string name) => Head().Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";

    /// <summary>Reads an exchange; null where there is no answer, which was too long to keep or never came.</summary>
    public static Exchange? Read(string requestFile)
    {
        var answerFile = Path.ChangeExtension(requestFile, ".res");
        byte[] answer;
        if (File.Exists(answerFile))
        {
            answer = File.ReadAllBytes(answerFile);
        }
        else if (File.Exists(answerFile + ".gz"))
        {
            using var packed = new GZipStream(File.OpenRead(answerFile + ".gz"), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            packed.CopyTo(whole);
            answer = whole.ToArray();
        }
        else
        {
            return null;
        }

        var name = Path.GetFileNameWithoutExtension(requestFile);
        return new Exchange(int.Parse(name[..3], CultureInfo.InvariantCulture), name, WireRequest.Parse(Encoding.Latin1.GetString(File.ReadAllBytes(requestFile))), answer);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Request}";

    // Python writes Infinity, which is no JSON.
    private static JsonNode? Parse(string text) => JsonNode.Parse(text.Replace(": Infinity", ": \"Infinity\"", StringComparison.Ordinal));

    private static byte[] Joined(ReadOnlySpan<byte> chunks)
    {
        var body = new List<byte>();
        while (chunks.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            var length = int.Parse(Encoding.ASCII.GetString(chunks[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(chunks.Slice(end + 2, length));
            chunks = chunks[(end + 2 + length + 2)..];
        }

        return [.. body];
    }

    private string Head() => Encoding.Latin1.GetString(Answer, 0, Answer.AsSpan().IndexOf("\r\n\r\n"u8));
}
