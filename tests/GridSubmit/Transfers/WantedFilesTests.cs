using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>What is known of each file of a long list is kept apart, and given once.</summary>
public sealed class WantedFilesTests
{
    [Test]
    public void ManyFilesAreKeptApart()
    {
        const int Count = 100_000;
        var wanted = new WantedFiles();
        for (var i = 0; i < Count; i++)
        {
            Assert.That(wanted.Add(Path(i), Did(i), i % 3 == 0 ? null : (long)i << 30, i % 2 == 0 ? null : $"{i:x8}"), Is.True);
        }

        Assert.That(wanted.Count, Is.EqualTo(Count));
        for (var i = 0; i < Count; i++)
        {
            var known = wanted.Take(Path(i), Did(i));
            if (known != (i % 3 == 0 ? null : (long)i << 30, i % 2 == 0 ? null : $"{i:x8}") || wanted.Take(Path(i), Did(i)) is not null || wanted.IsOpen(Path(i)))
            {
                Assert.Fail($"file {i}: {known}");
            }
        }

        Assert.That(wanted.Placed, Is.EqualTo(Count));
        Assert.That(wanted.Take(Path(Count), Did(Count)), Is.Null);
    }

    [Test]
    public void AnotherFileOfThePathIsNotTaken()
    {
        var wanted = new WantedFiles();
        _ = wanted.Add(Path(1), Did(1), 5, "0000000a");

        Assert.That(wanted.Take(Path(1), Did(2)), Is.Null);
        Assert.That(wanted.IsOpen(Path(1)), Is.True);
    }

    private static string Path(int i) => $"/t/ds/{i}";

    private static DataIdentifier Did(int i) => new("mc", $"{i}");
}
