using HepAnalysis.Cli;
using HepAnalysis.Cli.Terminal;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>A table that is printed while its rows come.</summary>
public sealed class StreamingTableTests
{
    [Test]
    public void RowsArePrintedBeforeTheLastHasCome()
    {
        using var output = new StringWriter();
        var table = new StreamingTable(new HepConsole { Out = output, Error = TextWriter.Null }, ">size", "name");
        for (var i = 0; i < 1000; i++)
        {
            table.Add($"{i}", $"file {i}");
        }

        Assert.That(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1001));
        Assert.That(output.ToString(), Does.StartWith($"size  name{Environment.NewLine}   0  file 0{Environment.NewLine}"));
    }

    [Test]
    public void ColumnsOfWhichNothingIsKnownAreLeftOutAndControlCharactersShown()
    {
        using var output = new StringWriter();
        var table = new StreamingTable(new HepConsole { Out = output, Error = TextWriter.Null }, ">size", "kind", "name");
        table.Add("1", "", "a\e[31mb");
        table.Flush();

        Assert.That(output.ToString(), Is.EqualTo($"size  name{Environment.NewLine}   1  a?[31mb{Environment.NewLine}"));
    }
}
