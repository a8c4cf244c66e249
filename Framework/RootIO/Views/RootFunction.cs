using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A function as text and parameters (TF1, TF2, TF3, TFormula); it is not evaluated.</summary>
public sealed class RootFunction : IRootView<RootFunction>
{
    private static readonly (string Low, string High)[] Limits = [("fXmin", "fXmax"), ("fYmin", "fYmax"), ("fZmin", "fZmax")];

    private RootFunction(RootObject function)
    {
        Object = function;

        // Since ROOT 6 a TF1 holds its TFormula, or values and names of its parameters; before it was one.
        var formula = function.Get<RootObject>("fFormula") ?? function;
        var held = function.Get<RootObject>("fParams");
        Formula = formula.Get<string>("fFormula") is { Length: > 0 } text ? text : formula.Title();
        var values = First(held.Doubles("fParameters"), formula.Doubles("fClingParameters"), formula.Doubles("fParams"));
        var names = Names(formula, held, values.Length);
        var (errors, low, high) = (function.Doubles("fParErrors"), function.Doubles("fParMin"), function.Doubles("fParMax"));
        Parameters = [.. values.Select((value, i) => new RootFunctionParameter(names[i], value, At(errors, i), At(low, i), At(high, i)))];
        Ranges = [.. Limits.Take((int)Math.Clamp(Dimensions, 0, Limits.Length)).Where(limit => function.Members.ContainsKey(limit.Low)).Select(limit => (function.GetReal(limit.Low), function.GetReal(limit.High)))];
    }

    /// <inheritdoc/>
    public static string Kind => "a function";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title.</summary>
    public string Title => Object.Title();

    /// <summary>The formula, with its parameters in brackets: <c>[norm]*exp(-x/[tau])</c>. Of a function that was compiled code nothing but its title.</summary>
    public string Formula { get; }

    /// <summary>The parameters in the order of their numbers.</summary>
    public IReadOnlyList<RootFunctionParameter> Parameters { get; }

    /// <summary>Number of variables.</summary>
    public long Dimensions => Object.GetInteger("fNdim");

    /// <summary>The range of each variable; empty for a TFormula.</summary>
    public IReadOnlyList<(double Low, double High)> Ranges { get; }

    /// <summary>χ² of the fit that it comes from; 0 where there was none.</summary>
    public double Chi2 => Object.GetReal("fChisquare");

    /// <summary>Degrees of freedom of that fit.</summary>
    public long DegreesOfFreedom => Object.GetInteger("fNDF");

    /// <summary>Values at equal distances over the range, where they were saved (of functions of compiled code); ROOT keeps the range behind them.</summary>
    public IReadOnlyList<double> SavedValues => Object.Doubles("fSave");

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TF1" or "TF2" or "TF3" or "TFormula" or "TF12";

    /// <inheritdoc/>
    public static RootFunction Of(RootObject value) => new(value);

    private static double[] First(params ReadOnlySpan<double[]> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Length > 0)
            {
                return candidate;
            }
        }

        return [];
    }

    private static double At(double[] values, int index) => index < values.Length ? values[index] : 0;

    private static string[] Names(RootObject formula, RootObject? held, int count)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = $"p{i}";
        }

        var given = held?.Get<object?[]>("fParNames") ?? formula.Get<string[]>("fNames") ?? [];
        for (var i = 0; i < Math.Min(count, given.Length); i++)
        {
            names[i] = Text(given[i]) is { Length: > 0 } name ? name : names[i];
        }

        foreach (var (name, number) in formula.Get<KeyValuePair<object?, object?>[]>("fParams") ?? [])
        {
            if (number is int index && index >= 0 && index < count)
            {
                names[index] = Text(name);
            }
        }

        return names;
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        RootObject text => text.Get<string>("fString") ?? "",
        _ => "",
    };
}
