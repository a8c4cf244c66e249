using HepAnalysis.EventLoop.Testing;

namespace HepAnalysis.Framework.Tests.Authoring;

/// <summary>A module is run over events that stand in the test.</summary>
public sealed class ModuleTestTests
{
    [Test]
    public void TheTestOfTheDocumentPasses()
    {
        var result = ModuleTest.With(
            new { Muon = new[] { new { pt = 45f, eta = 0f, phi = 0f, mass = 0f, charge = 1 }, new { pt = 45f, eta = 0f, phi = 3f, mass = 0f, charge = -1 } } },
            new { Muon = new[] { new { pt = 45f, eta = 0f, phi = 0f, mass = 0f, charge = 1 } } }).Run(new DimuonMass { MinPt = 20 });
        Assert.That(result.Passed, Is.EqualTo([0]));
        Assert.That(result.Column<double>("mass")[0], Is.EqualTo(90).Within(0.5));
    }

    [Test]
    public void PassesWritesAndFills()
    {
        var result = ModuleTest.With(
            new { Muon = new[] { new { pt = 45f, eta = 0f, phi = 0f, mass = 0f, charge = 1 }, new { pt = 45f, eta = 0f, phi = 3.1415927f, mass = 0f, charge = -1 } } },
            new { Muon = new[] { new { pt = 45f, eta = 0f, phi = 0f, mass = 0f, charge = 1 }, new { pt = 4f, eta = 0f, phi = 3f, mass = 0f, charge = -1 } } },
            new { Muon = new[] { new { pt = 45f, eta = 0f, phi = 0f, mass = 0f, charge = 1 } } }).Run(new DimuonMass { MinPt = 20 });

        Assert.Multiple(() =>
        {
            Assert.That(result.Passed, Is.EqualTo([0]));
            Assert.That(result.Column<double>("mass")[0], Is.EqualTo(90).Within(1e-5));
            Assert.That(result.Column<double>("mass")[1], Is.NaN);
            Assert.That(result.Histogram("mass").Data.Entries, Is.EqualTo(1));
        });
    }
}
