using HepAnalysis.Expressions;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Every error says what, where (file, line, column, a caret), why and what to try.</summary>
public sealed class ExpressionErrorsTests
{
    [TestCase("", 1, "there is none")]
    [TestCase("n +", 4, "a value is wanted")]
    [TestCase("(n", 3, ") is wanted")]
    [TestCase("n n", 3, "an operator or the end")]
    [TestCase("Muon[0", 7, "] is wanted")]
    [TestCase("n and n", 3, "&& is the logical and")]
    [TestCase("n = 2", 3, "== compares")]
    [TestCase("n > 1 ? 2 : 3", 11, "if(condition, a, b)")]
    [TestCase("n : 3", 3, "if(condition, a, b)")]
    [TestCase("2muons", 2, "neither a number nor a name")]
    [TestCase("99999999999999999999", 1, "does not fit in 64 bits")]
    [TestCase("1e999", 1, "beyond a float64")]
    [TestCase("'abc", 1, "does not end")]
    [TestCase("n != 1 != 2", 3, "cannot stand in a chain")]
    [TestCase("n ** 2", 4, "pow(x, y)")]
    [TestCase("Muon.", 6, "the name of a member")]
    [TestCase("µ + 1", 1, "has no meaning")]
    public void NotAnExpression(string text, int column, string says) => Fails<ExpressionSyntaxException>(text, column, says);

    [TestCase("count(Muonn)", 7, "did you mean Muon")]
    [TestCase("Muon.pT", 6, "did you mean pt")]
    [TestCase("Muon[ptt > 2].pt", 6, "did you mean pt")]
    [TestCase("coutn(Muon)", 1, "did you mean count")]
    [TestCase("MET.mass", 5, "has no member mass")]
    [TestCase("sqrt + 1", 1, "is a function")]
    [TestCase("sum(Muon, m => k.pt)", 16, "there is no k here")]
    public void AnUnknownName(string text, int column, string says) => Fails<UnknownNameException>(text, column, says);

    [TestCase("Muon", 1, "name a component")]
    [TestCase("Muon[0]", 1, "name a component")]
    [TestCase("trigger + 1", 1, "if(x, 1, 0)")]
    [TestCase("n && trigger", 1, "x != 0")]
    [TestCase("Muon.pt + Jet.pt", 1, "need not match")]
    [TestCase("Muon.pt + Muon[pt > 20].pt", 1, "need not match")]
    [TestCase("wave + Muon.pt", 1, "need not match")]
    [TestCase("Muon[0.5].pt", 6, "a condition or a whole number")]
    [TestCase("Muon[charge].pt", 6, "an index cannot depend")]
    [TestCase("Muon[Jet.pt > 2].pt", 6, "one value of each object")]
    [TestCase("MET[0].pt", 1, "cannot be indexed")]
    [TestCase("n.pt", 3, "has no members")]
    [TestCase("mass(MET)", 6, "has no mass")]
    [TestCase("MET + Muon[0]", 1, "is no four-vector")]
    [TestCase("this.pt", 1, "inside brackets only")]
    [TestCase("n ^ 0.5", 1, "pow(x, y)")]
    [TestCase("if(trigger, n, trigger)", 1, "of one type")]
    [TestCase("sqrt(1, 2)", 1, "wants 1 argument, there are 2")]
    [TestCase("any(Muon.pt)", 5, "wants conditions")]
    [TestCase("sum(Muon.tight)", 5, "count(")]
    [TestCase("count(n)", 7, "a collection or a list")]
    [TestCase("any(Muon, pt > 20)", 11, "a lambda")]
    [TestCase("n?", 1, "stands behind an index")]
    [TestCase("x => x", 1, "is not a value")]
    [TestCase("trigger < true", 9, "for numbers, not for conditions")]
    public void TypesThatDoNotFit(string text, int column, string says) => Fails<ExpressionTypeException>(text, column, says);

    [TestCase("any(pairs(Muon))", 5)]
    [TestCase("count(combinations(Jet, 3))", 7)]
    [TestCase("count(join(Muon, Jet))", 7)]
    [TestCase("min_by(Muon, pt).pt", 1)]
    [TestCase("first(Muon).pt", 1)]
    [TestCase("count(Muon[this != Muon[0]])", 17)]
    [TestCase("any(Muon, (a, b) => a.pt > b.pt)", 11)]
    [TestCase("if(trigger, 'a', 'b')", 13)]
    public void WhatTheCompilerDoesNotKnowYetIsSaid(string text, int column) => Fails<NotYetSupportedException>(text, column, "not yet");

    [TestCase("Muon.pt > 20", "any(")]
    [TestCase("n", "compare it")]
    [TestCase("Muon", "count(")]
    public void AFilterWantsACondition(string text, string says)
    {
        using var events = new SmallEvents();
        var error = Assert.Throws<ExpressionTypeException>(() => events.Scope.CompileFilter(SourceText.Inline(text)))!;
        Assert.That(error.Message, Does.Contain(says));
    }

    [TestCase("Muon[0].pt", 2, 1, "index 0 is out of range")]
    [TestCase("1 + Muon[n].pt", 1, 5, "the list has 1 there: 0 to 0")]
    [TestCase("triple[-1]", 0, 1, "index -1 is out of range")]
    [TestCase("huge + 1", 0, 1, "no 64-bit result")]
    [TestCase("huge - 1", 2, 1, "no 64-bit result")]
    [TestCase("-huge", 2, 1, "no 64-bit result")]
    [TestCase("abs(huge)", 2, 1, "no 64-bit result")]
    [TestCase("n * huge * 2", 2, 1, "no 64-bit result")]
    [TestCase("5 % n", 0, 1, "5 % 0")]
    [TestCase("1 << (63 + n)", 0, 1, "no 64-bit result")]
    [TestCase("id - 1", 3, 1, "uint64")]
    [TestCase("sum(Muon, m => huge)", 0, 1, "a sum of integers")]
    [TestCase("if(n == 3, Muon[5].pt, Muon[0].pt)", 2, 24, "index 0")]
    [TestCase("Muon[2].pt + huge % n", 0, 1, "index 2")]
    public void AnEventWithoutAValueIsNamed(string text, int entry, int column, string says)
    {
        using var events = new SmallEvents();
        var error = Assert.Throws<EvaluationException>(() => events.Numbers(text))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Entry, Is.EqualTo(entry));
            Assert.That(error.SourceName, Is.EqualTo("memory:Events"));
            Assert.That(error.Column, Is.EqualTo(column));
            Assert.That(error.Message, Does.Contain(says).And.Contain($"in entry {entry} of memory:Events"));
            Assert.That(error.Kind, Is.EqualTo(ErrorKind.Configuration));
        });
    }

    [Test]
    public void AnErrorInsideADefineNamesTheDefine()
    {
        using var events = new SmallEvents();
        var scope = events.Scope.Define("leading", new SourceText("Muon[0]", "a.yaml", 7, 12));
        var fails = Assert.Throws<UnknownNameException>(() => scope.Define("x", new SourceText("leading.ptt", "a.yaml", 8, 6)))!;
        Assert.That((fails.Line, fails.Column, fails.Source), Is.EqualTo((8, 14, "a.yaml")));
        Assert.That(fails.Nearest[0], Is.EqualTo("pt"));
    }

    [TestCase("Muon", "it is a collection")]
    [TestCase("n", "it is a column")]
    [TestCase("good", "it is defined at")]
    [TestCase("a b", "cannot name a define")]
    [TestCase("this", "cannot name a define")]
    public void ADefineTakesNoNameThatIsTaken(string name, string says)
    {
        using var events = new SmallEvents().Define("good", "Muon[pt > 20]");
        Assert.That(() => events.Define(name, "1"), Throws.TypeOf<ExpressionSyntaxException>().With.Message.Contains(says));
    }

    [TestCase("the define a needs itself", "a -> a", "a", "a + 1")]
    [TestCase("the define a needs itself", "a -> b -> c -> a", "a", "b + 1", "b", "1 + c", "c", "2 * a")]
    [TestCase("the define b needs itself", "b -> c -> b", "a", "b + 1", "b", "1 + c", "c", "2 * b")]
    [TestCase("b is used above where it is defined", "it is defined at d.yaml:2:5", "a", "b + 1", "b", "c + n", "c", "n")]
    [TestCase("b is used above where it is defined", "it is defined at d.yaml:2:5", "a", "b + 1", "b", "n + Muon")]
    public void DefinesThatDoNotStandInOrderSaySo(string what, string why, params string[] texts)
    {
        using var events = new SmallEvents();
        var defines = texts.Chunk(2).Select((pair, line) => (pair[0], new SourceText(pair[1], "d.yaml", line + 1, 5))).ToArray();
        var error = Assert.Throws<DefineOrderException>(() => events.Scope.Define(defines))!;
        Assert.That(error.Message, Does.Contain(what).And.Contain(why).And.Contain("d.yaml:1:"));
    }

    [Test]
    public void ANameThatIsDefinedFurtherDownIsExplained()
    {
        using var events = new SmallEvents();
        var scope = events.Scope.Announce(new Dictionary<string, string> { ["z"] = "a.yaml:9:3" });
        var error = Assert.Throws<UnknownNameException>(() => scope.CompileFilter(SourceText.Inline("z > 1")))!;
        Assert.That(error.Message, Does.Contain("z is defined at a.yaml:9:3"));
    }

    [Test]
    public void TheCaretStandsUnderTheWord()
    {
        using var events = new SmallEvents();
        var error = Assert.Throws<UnknownNameException>(() => events.Scope.CompileFilter(new SourceText("count(Muonn) == 2", "dimuon.yaml", 12, 14)))!;
        Assert.That(error.Where, Is.EqualTo("dimuon.yaml:12:20\n         count(Muonn) == 2\n               ^~~~~"));
    }

    [Test]
    public void ALineOfABlockScalarIsCounted()
    {
        using var events = new SmallEvents();
        var error = Assert.Throws<UnknownNameException>(() => events.Scope.CompileFilter(new SourceText("n == 1\n  || m == 2", "a.yaml", 3, 9)))!;
        Assert.That((error.Line, error.Column), Is.EqualTo((4, 6)));
    }

    [TestCase("(")]
    [TestCase("-")]
    [TestCase("n + ")]
    [TestCase("Muon[")]
    [TestCase("x => ")]
    public void DeepNestingIsAnErrorAndNoStackOverflow(string piece)
    {
        using var events = new SmallEvents();
        var text = string.Concat(Enumerable.Repeat(piece, 20_000)) + "1";
        Assert.That(() => events.Scope.CompileNumbers(SourceText.Inline(text)), Throws.InstanceOf<ExpressionException>());
    }

    private static void Fails<T>(string text, int column, string says) where T : ExpressionException
    {
        using var events = new SmallEvents();
        var error = Assert.Throws<T>(() => events.Scope.CompileNumbers(new SourceText(text, "a.yaml", 3, 1)))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain(says));
            Assert.That((error.Line, error.Column), Is.EqualTo((3, column)));
            Assert.That(error.Kind, Is.EqualTo(ErrorKind.Configuration));
        });
    }
}
