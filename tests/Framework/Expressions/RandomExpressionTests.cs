using HepAnalysis.Columns;
using HepAnalysis.Expressions;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>
/// Thousands of random typed expressions on random events: the compiled form gives the bits of the tree walker, and
/// where an event has no value both fail at the same event.
/// </summary>
public sealed class RandomExpressionTests
{
    private static readonly Dictionary<string, SourceText> NoDefines = [];

    [Test]
    public void FiveThousandRandomExpressionsGiveTheBitsOfTheTreeWalker([Range(0, 9)] int part)
    {
        var random = new Random(1000 + part);
        var failures = 0;
        for (var i = 0; i < 500; i++)
        {
            if (i % 25 == 0)
            {
                events = RandomEvents.Make(random, i % 50 == 0 ? random.Next(3) : random.Next(12, 24));
            }

            var expressions = new RandomExpressions(random);
            var isFilter = random.Next(3) == 0;
            var text = SourceText.Inline(isFilter ? expressions.Condition() : expressions.Number());
            failures += Check(text, isFilter, random) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{failures} of 500 expressions failed at the same event in both");
        Assert.That(failures, Is.LessThan(300), "the random expressions hardly ever have values");
    }

    private ColumnData events = null!;

    // True where both failed.
    private bool Check(SourceText text, bool isFilter, Random random)
    {
        var slots = new ColumnSlots();
        var scope = AnalysisScope.For(events.Schema, slots);
        EventFilter? filter = null;
        EventNumbers? numbers = null;
        try
        {
            filter = isFilter ? scope.CompileFilter(text) : null;
            numbers = isFilter ? null : scope.CompileNumbers(text);
        }
        catch (ExpressionException e)
        {
            Assert.Fail($"{text.Text}\n{e.Message}");
        }

        foreach (var field in events.Schema.Fields)
        {
            slots.Add(field.Name);
        }

        foreach (var member in events.Schema.Collections.SelectMany(collection => collection.Members))
        {
            slots.AddSideBySide(member.Columns);
        }

        var block = events.Block(slots);
        using var context = new EvaluationContext(block);
        var failed = false;
        for (var round = 0; round < 3; round++)
        {
            // All, then sparse ones out of them (which use what was kept), then none or others.
            var live = new Selection();
            var indices = live.Begin(block.Count);
            var count = 0;
            for (var e = 0; e < block.Count; e++)
            {
                if (round == 0 || random.Next(round + 1) == 0)
                {
                    indices[count++] = e;
                }
            }

            live.End(count);
            failed |= CheckOne(text, filter, numbers, context, slots, live);
        }

        return failed;
    }

    private bool CheckOne(SourceText text, EventFilter? filter, EventNumbers? numbers, EvaluationContext context, ColumnSlots slots, Selection live)
    {
        var walker = new TreeWalker(events.Schema, slots, context.Block, NoDefines, text);
        var wanted = new Outcome();
        foreach (var e in live.Indices)
        {
            try
            {
                wanted.Add(e, walker.Evaluate(e), filter is not null);
            }
            catch (EvaluationException failure)
            {
                wanted.FailedAt = failure.Entry;
                break;
            }
        }

        var found = new Outcome();
        try
        {
            if (filter is not null)
            {
                var passed = new Selection();
                filter.Run(context, live, passed);
                found.Passed.AddRange(passed.Indices);
            }
            else
            {
                found.Add(numbers!.Evaluate(context, live), live.Count, numbers.IsJagged);
            }
        }
        catch (EvaluationException failure)
        {
            found.FailedAt = failure.Entry;
        }

        if (wanted.FailedAt is not null || found.FailedAt is not null)
        {
            Assert.That(found.FailedAt, Is.EqualTo(wanted.FailedAt), text.Text);
            return true;
        }

        Assert.That(found.Passed, Is.EqualTo(wanted.Passed), text.Text);
        Assert.That(found.Lengths, Is.EqualTo(wanted.Lengths), text.Text);
        Assert.That(found.Bits, Is.EqualTo(wanted.Bits), text.Text);
        return false;
    }

    private sealed class Outcome
    {
        public long? FailedAt { get; set; }

        public List<int> Passed { get; } = [];

        public List<int> Lengths { get; } = [];

        // Null where missing; all NaN are one.
        public List<long?> Bits { get; } = [];

        public void Add(int e, object? value, bool isFilter)
        {
            if (isFilter)
            {
                Passed.AddRange(value is true ? [e] : []);
                return;
            }

            if (value is not WalkList list)
            {
                Bits.Add(Of(value));
                return;
            }

            Lengths.Add(list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                Bits.Add(Of(list.At(i)));
            }
        }

        public void Add(EventValues values, int count, bool jagged)
        {
            for (var i = 0; i < values.Values.Length; i++)
            {
                Bits.Add(values.Present.IsEmpty || values.Present[i] ? Of(values.Values[i]) : null);
            }

            for (var i = 0; i < count && jagged; i++)
            {
                Lengths.Add(values.Offsets[i + 1] - values.Offsets[i]);
            }
        }

        private static long? Of(object? value) => value is null ? null : BitConverter.DoubleToInt64Bits(value switch
        {
            long l => l,
            ulong u => u,
            double.NaN => double.NaN,
            _ => (double)value,
        });
    }
}
