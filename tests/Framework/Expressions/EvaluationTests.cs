using HepAnalysis.Columns;
using HepAnalysis.Expressions;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>What a run over many blocks relies on.</summary>
public sealed class EvaluationTests
{
    [Test]
    public void ASteadyStateAllocatesNothing()
    {
        var events = RandomEvents.Make(new Random(5), 300);
        var slots = new ColumnSlots();
        var scope = AnalysisScope.For(events.Schema, slots)
            .Define("good", SourceText.Inline("Muon[pt > 5 && abs(eta) < 2]"))
            .Define("top", SourceText.Inline("mass(Jet[0]? + Jet[1]?)"));
        var filter = scope.CompileFilter(SourceText.Inline("count(good) > 0 && any(Jet, j => deltaR(j, good[0]) > 0.4)"));
        EventNumbers[] numbers =
        [
            scope.CompileNumbers(SourceText.Inline("mass(good[0] + sum(Jet[pt > 10]))")),
            scope.CompileNumbers(SourceText.Inline("good.pt * top")),
            scope.CompileNumbers(SourceText.Inline("if(k > 1, max(good.pt), k * k + count(Jet))")),
        ];
        var block = events.Block(slots);
        using var context = new EvaluationContext(block);
        var (all, passed) = (new Selection(), new Selection());

        // Buffers grow to what the largest block needs; then everything is used again.
        for (var i = 0; i < 5; i++)
        {
            Pass();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Pass()
        {
            block.Begin(0, events.Count);
            context.Begin();
            all.SelectAll(events.Count);
            filter.Run(context, all, passed);
            foreach (var number in numbers)
            {
                number.Evaluate(context, passed);
            }
        }
    }

    [Test]
    public void ACompiledExpressionReadsTheColumnsOfItsTextOnly()
    {
        var slots = new ColumnSlots();
        var scope = AnalysisScope.For(SmallEvents.Data.Schema, slots).Define("unused", SourceText.Inline("Jet.btag"));
        var numbers = scope.CompileNumbers(SourceText.Inline("mass(Muon[0] + Muon[1])"));
        Assert.That(numbers.Slots.Select(slot => slots[slot][0]), Is.EquivalentTo(new[] { "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass" }));
    }

    [Test]
    public void ListsOfOneMaskHaveOneShape()
    {
        var scope = AnalysisScope.For(SmallEvents.Data.Schema, new ColumnSlots()).Define("good", SourceText.Inline("Muon[pt > 20]"));
        string Shape(string text) => scope.CompileNumbers(SourceText.Inline(text)).Shape;
        Assert.Multiple(() =>
        {
            Assert.That(Shape("good.pt"), Is.EqualTo(Shape("Muon[pt>20].eta")));
            Assert.That(Shape("good.pt"), Is.Not.EqualTo(Shape("Muon.eta")));
            Assert.That(Shape("Muon_pt"), Is.EqualTo(Shape("Muon.eta * 2")));
            Assert.That(Shape("n"), Is.Empty);
        });
    }

    [Test]
    public void MembersOfDifferentLengthsAreAnError()
    {
        var events = new ColumnData { Count = 2 }
            .List("A_pt", new float[][] { [1, 2], [3] }).List("A_eta", new float[][] { [1], [2, 3] }).Collection("A", "pt", "eta");
        var slots = new ColumnSlots();
        var numbers = AnalysisScope.For(events.Schema, slots).CompileNumbers(SourceText.Inline("A.pt + A.eta"));
        using var context = new EvaluationContext(events.Block(slots));
        var all = new Selection();
        all.SelectAll(2);
        Assert.That(() => numbers.Evaluate(context, all).Values.Length, Throws.TypeOf<EvaluationException>().With.Message.Contains("other lengths"));
    }

    [Test]
    public void ABlockAfterAnErrorIsEvaluatedAsEver()
    {
        using var events = new SmallEvents();
        Assert.That(() => events.Numbers("Muon[0].pt"), Throws.TypeOf<EvaluationException>());
        Assert.That(events.Numbers("Muon[0].pt", 0, 1, 3), Is.EqualTo("30 25 50"));
    }
}
