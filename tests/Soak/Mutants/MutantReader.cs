using HepAnalysis.Storage;

namespace HepAnalysis.Soak.Mutants;

/// <summary>The child process: takes the number of a mutant from each line of its input, reads the mutant, and answers with one line.</summary>
internal static class MutantReader
{
    /// <summary>Begins the answer to a mutant that was read, or refused by an error of ours that says where.</summary>
    public const string Good = "good";

    public static int Run(MutantSet mutants, TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(Read(mutants, int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
            output.Flush();
        }

        return 0;
    }

    private static string Read(MutantSet mutants, int number)
    {
        try
        {
            var (content, _) = mutants.Make(number);
            List<HepException> errors = [.. WholeFile.Read(content), .. WholeFile.CheckAndRecover(content)];
            return errors.FirstOrDefault(error => error.Where is null) is { } nowhere ? $"an error does not say where: {OneLine(nowhere)}" : $"{Good} {errors.Count}";
        }
        catch (Exception e) when (e is not HepException)
        {
            return $"{e.GetType().Name}: {OneLine(e)} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }
    }

    private static string OneLine(Exception e) => e.Message.ReplaceLineEndings(" ");
}
