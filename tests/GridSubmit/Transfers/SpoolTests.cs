using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>What waits between a list and those who work on it comes whole and in order, from memory or from disk.</summary>
public sealed class SpoolTests
{
    [Test]
    public async Task RecordsComeInTheirOrder([Values(16, 1 << 20)] int inMemory)
    {
        using var spool = new Spool(inMemory);
        var taken = Task.Run(async () =>
        {
            var numbers = new List<int>();
            while (await spool.TakeAsync(CancellationToken.None) is { } some)
            {
                while (some.BaseStream.Position < some.BaseStream.Length)
                {
                    numbers.Add(some.ReadInt32());
                }
            }

            return numbers;
        });
        for (var i = 0; i < 10_000; i++)
        {
            spool.Add(writer => writer.Write(i));
        }

        spool.End();
        Assert.That(await taken, Is.EqualTo(Enumerable.Range(0, 10_000)));
    }

    [Test]
    public async Task ErrorComesBehindTheRecords()
    {
        using var spool = new Spool();
        spool.Add(writer => writer.Write(7));
        spool.End(new IOException("cut"));

        Assert.That((await spool.TakeAsync(CancellationToken.None))!.ReadInt32(), Is.EqualTo(7));
        Assert.That(async () => await spool.TakeAsync(CancellationToken.None), Throws.TypeOf<IOException>());
    }
}
