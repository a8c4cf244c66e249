using HepAnalysis.EventLoop.Testing;

namespace HepAnalysis.Framework.Tests.Authoring;

/// <summary>The sample of the documentation allocates nothing for an event.</summary>
public sealed class AllocationTests
{
    [Test]
    public void EventsCostNoMemory()
    {
        var test = ModuleTest.With([.. Enumerable.Range(0, 5_000).Select(i => (object)new
        {
            Muon = new[]
            {
                new { pt = 30f + (i % 7), eta = 0f, phi = 0f, mass = 0f, charge = 1 },
                new { pt = 45f, eta = 0f, phi = 3f, mass = 0f, charge = i % 3 == 0 ? 1 : -1 },
            },
        })]);

        Assert.That(test.AllocatedBy(new DimuonMass { MinPt = 20 }), Is.Zero);
    }
}
