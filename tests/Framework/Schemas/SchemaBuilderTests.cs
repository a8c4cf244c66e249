using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using static HepAnalysis.Framework.Tests.Schemas.FakeSource;

namespace HepAnalysis.Framework.Tests.Schemas;

/// <summary>Collections out of columns: by NanoAOD's naming, by numbers, by counters.</summary>
public sealed class SchemaBuilderTests
{
    private static readonly ColumnInfo[] Nano =
    [
        Scalar("run", NumberKind.UInt32), Scalar("nMuon", NumberKind.UInt32), List("Muon_pt", "nMuon"), List("Muon_dxy_err", "nMuon"),
        List("Muon_charge", "nMuon", NumberKind.Int32), Scalar("MET_pt"), Scalar("MET_phi"), Scalar("HLT_IsoMu24", NumberKind.Bool),
        Scalar("nLHEPdfWeight", NumberKind.UInt32), List("LHEPdfWeight", "nLHEPdfWeight"), Scalar("Muon_odd"), List("Other_x", "nMuon"),
        List("vector_x", null),
    ];

    [Test]
    public void NanoAodNamesMakeCollectionsAndObjects()
    {
        var schema = SchemaBuilder.Build("nanoaod", new FakeSource(Nano));

        Assert.Multiple(() =>
        {
            Assert.That(schema.Collections.Select(c => $"{c.Name}{(c.IsList ? "[]" : "")}: {string.Join(" ", c.Members.Select(m => m.Name))}"), Is.EqualTo(new[]
            {
                "Muon[]: pt dxy_err charge", "MET: pt phi", "HLT: IsoMu24",
            }));
            Assert.That(schema.FindCollection("Muon")!.Find("charge")!.Kind, Is.EqualTo(NumberKind.Int32));
            Assert.That(schema.FindCollection("Muon")!.Find("dxy_err")!.Columns, Is.EqualTo(new[] { "Muon_dxy_err" }));
            Assert.That(schema.Fields, Has.Count.EqualTo(Nano.Length), "every column stays a field");
        });
    }

    [Test]
    public void FlatHasFieldsAlone()
    {
        var schema = SchemaBuilder.Build("flat", new FakeSource(Nano));

        Assert.Multiple(() =>
        {
            Assert.That(schema.Collections, Is.Empty);
            Assert.That(schema.FindField("Muon_pt")!.Type.ToString(), Is.EqualTo("float32[]"));
        });
    }

    [Test]
    public void NumberedScalarsMakeACollection()
    {
        var source = new FakeSource(Scalar("px1"), Scalar("px2"), Scalar("Q1", NumberKind.Int32), Scalar("Q2", NumberKind.Int32));
        var muon = SchemaBuilder.Build("flat", source, [Request([1, 2], ("px", "px{n}"), ("charge", "Q{n}"))]).FindCollection("Muon")!;

        Assert.Multiple(() =>
        {
            Assert.That(muon.IsList, Is.True);
            Assert.That(muon.Find("px")!.Columns, Is.EqualTo(new[] { "px1", "px2" }));
            Assert.That(muon.Find("charge")!.Kind, Is.EqualTo(NumberKind.Int32));
        });
    }

    [Test]
    public void ArraysOfOneCounterMakeACollectionAndReplaceTheBase()
    {
        var schema = SchemaBuilder.Build("nanoaod", new FakeSource(Nano), [Request([], ("p", "Muon_pt"), ("q", "Muon_charge"))]);

        Assert.That(schema.FindCollection("Muon")!.Members.Select(m => m.Name), Is.EqualTo(new[] { "p", "q" }));
    }

    [Test]
    public void ScalarsMakeASingleObject() =>
        Assert.That(SchemaBuilder.Build("flat", new FakeSource(Nano), [Request([], ("pt", "MET_pt"))]).FindCollection("Muon")!.IsList, Is.False);

    [TestCase("Muon_p", "pt", null, "no column 'Muon_p'", "did you mean Muon_pt?")]
    [TestCase("Muon_{n}", "pt", null, "no 'numbers'", "add 'numbers")]
    [TestCase("MET_pt", "MET_phi", "1", "no {n}", "remove 'numbers'")]
    [TestCase("Muon_pt", "vector_x", null, "not counted by one column", "nMuon")]
    [TestCase("Muon_pt", "MET_pt", null, "no common shape", "float32[]")]
    [TestCase("broken", "broken", null, "cannot be read", "a list of lists of sets")]
    public void WhatDoesNotFitIsSaidBeforeEventOne(string first, string second, string? number, string said, string hinted)
    {
        var source = new FakeSource(Nano) { Unreadable = new Dictionary<string, string> { ["broken"] = "a list of lists of sets" } };
        var request = Request(number is null ? [] : [1], ("a", first), ("b", second));
        var error = Assert.Throws<SchemaException>(() => SchemaBuilder.Build("flat", source, [request]))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain(said));
            Assert.That(error.Message, Does.Contain(hinted));
            Assert.That(error.Where, Does.StartWith("a.yaml:"));
        });
    }

    [Test]
    public void NumberedColumnsOfDifferentTypesAreRefused()
    {
        var source = new FakeSource(Scalar("px1"), Scalar("px2", NumberKind.Float64));
        var error = Assert.Throws<SchemaException>(() => SchemaBuilder.Build("flat", source, [Request([1, 2], ("px", "px{n}"))]))!;

        Assert.That(error.Why, Is.EqualTo("px1 is float32, px2 is float64"));
    }

    [Test]
    public void UnknownSchemaNamesThoseThatExist()
    {
        var error = Assert.Throws<SchemaException>(() => SchemaBuilder.Build("nanoAOD", new FakeSource(Nano), null, "a.yaml:4:11"))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Hint, Does.Contain("nanoaod"));
            Assert.That(error.Where, Is.EqualTo("a.yaml:4:11"));
        });
    }

    private static CollectionRequest Request(int[] numbers, params (string Member, string Column)[] members) =>
        new("Muon", [.. members.Select(m => new MemberRequest(m.Member, m.Column, "a.yaml:2:3"))], numbers, "a.yaml:1:1");
}
