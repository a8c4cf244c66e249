using HepAnalysis.Expressions.Running;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>What is missing in the inputs is missing in the result.</summary>
internal static class Presence
{
    public static void Share(Evaluation evaluation, Lane a, Lane result)
    {
        if (a.Present is null || ReferenceEquals(a, result))
        {
            return;
        }

        Merge(evaluation, a.Present, null, result);
    }

    /// <summary>Called before the inputs are given back; the result may be one of them.</summary>
    public static void Share(Evaluation evaluation, Lane a, Lane b, Lane result) => Merge(evaluation, a.Present, b.Present, result);

    private static void Merge(Evaluation evaluation, Lane? a, Lane? b, Lane result)
    {
        if (a is null && b is null)
        {
            return;
        }

        Lane present;
        if (a is null || b is null)
        {
            present = (a ?? b)!;
            present.References++;
        }
        else
        {
            present = evaluation.Pool.Rent();
            var x = a.Values<bool>();
            var y = b.Values<bool>();
            var to = present.Resize<bool>(x.Length);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = x[i] && y[i];
            }
        }

        evaluation.Pool.Return(result.Present);
        result.Present = present;
    }
}
