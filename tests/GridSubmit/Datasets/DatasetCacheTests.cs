using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Datasets;

/// <summary>A listing that was kept says how old it is.</summary>
public sealed class DatasetCacheTests
{
    private static readonly Uri Host = new("https://rucio.example.org");
    private static readonly DataIdentifier Did = new("mc", "../ds");
    private static readonly DatasetFile File = new(
        new DataIdentifier("mc", "a"), 5, "0000000a", null, 3, [new PhysicalFile("https://x/a", "SITE-1", "DISK", "wan", 1, false, false)]);

    [Test]
    public void ListingComesBackWithItsAge()
    {
        using var folder = new TemporaryFolder();
        var clock = new SetClock();
        var cache = new DatasetCache(folder["cache"], clock);
        Assert.That(cache.Put(Host, Did, new ReplicaQuery(), [File]), Is.Null);
        clock.Now += TimeSpan.FromHours(3);

        var found = cache.Find(Host, Did, new ReplicaQuery());

        Assert.That(found!.Value.Age, Is.EqualTo(TimeSpan.FromHours(3)));
        Assert.That(found.Value.Files.Single(), Is.EqualTo(File with { Places = found.Value.Files[0].Places }));
        Assert.That(found.Value.Files[0].Places, Is.EqualTo(File.Places));
        Assert.That(cache.Find(Host, Did, new ReplicaQuery { Schemes = ["https"] }), Is.Null, "another question");
        Assert.That(cache.Find(Host, Did, new ReplicaQuery { IgnoreAvailability = true }), Is.Null, "another question");
        Assert.That(Directory.GetFiles(folder["cache"]), Has.Length.EqualTo(1));
    }

    [Test]
    public void DamagedListingIsNone()
    {
        using var folder = new TemporaryFolder();
        var cache = new DatasetCache(folder.Path, TimeProvider.System);
        _ = cache.Put(Host, Did, new ReplicaQuery(), [File]);
        System.IO.File.WriteAllText(Directory.GetFiles(folder.Path).Single(), "{");

        Assert.That(cache.Find(Host, Did, new ReplicaQuery()), Is.Null);
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 5, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
