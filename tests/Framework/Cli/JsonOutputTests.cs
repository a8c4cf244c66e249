using System.Text.Json;
using HepAnalysis.Cli;
using HepAnalysis.Cli.Json;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>JSON of any size is printed piece by piece.</summary>
public sealed class JsonOutputTests
{
    [Test]
    public void LargeJsonWithWideLettersIsPrintedInPiecesAndWhole()
    {
        using var text = new StringWriter();
        var console = new HepConsole { Out = text, Error = TextWriter.Null };
        var (most, before) = (0L, 0);
        JsonOutput.Print(console, json =>
        {
            json.WriteStartArray();
            for (var i = 0; i < 200_000; i++)
            {
                json.WriteStringValue("m(μμ) 🙂" + new string('x', i % 7));
                most = Math.Max(most, json.BytesPending);
                JsonOutput.Pass(json);
            }

            before = text.GetStringBuilder().Length;
            json.WriteEndArray();
        });

        using var read = JsonDocument.Parse(text.ToString());
        Assert.That(read.RootElement.EnumerateArray().Select((item, i) => item.GetString() == "m(μμ) 🙂" + new string('x', i % 7)), Has.Exactly(200_000).True);
        Assert.That(most, Is.LessThan(2 << 20));
        Assert.That(before, Is.GreaterThan(1 << 20));
    }
}
