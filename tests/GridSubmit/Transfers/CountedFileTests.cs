using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

public sealed class CountedFileTests
{
    [Test]
    public async Task FileThatChangesWhileItIsSentIsNoticed()
    {
        using var before = new Checksum();
        before.Append("events"u8);
        var sent = new CountedFile(new MemoryStream("EVENTS"u8.ToArray()), _ => { });
        await sent.CopyToAsync(Stream.Null);

        Assert.That(() => sent.Check("a.root", before), Throws.TypeOf<IOException>().With.Message.Contains("changed while it was sent"));
    }
}
