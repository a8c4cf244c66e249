using System.Globalization;
using HepAnalysis.Soak.Mutants;

// mutants FOLDER [COUNT [FIRST]]: reads COUNT damaged copies of the ROOT files of FOLDER, from number FIRST on.
// reader FOLDER: the child process of that. mutant FOLDER NUMBER FILE: writes one, to look at it.
return args switch
{
    ["mutants", var folder, .. var rest] when rest.Length <= 2 => Mutants(folder, Number(rest, 0, 30_000), Number(rest, 1, 0)),
    ["reader", var folder] => MutantReader.Run(new MutantSet(folder), Console.In, Console.Out),
    ["mutant", var folder, var number, var file] => WriteMutant(folder, int.Parse(number, CultureInfo.InvariantCulture), file),
    _ => Usage(),
};

static int Number(string[] rest, int index, int otherwise) => index < rest.Length ? int.Parse(rest[index], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Soak -- mutants FOLDER [COUNT [FIRST]]");
    Console.Error.WriteLine("       dotnet run -c Release --project tests/Soak -- mutant FOLDER NUMBER FILE");
    return 2;
}

static int Mutants(string folder, int count, int first)
{
    var run = new MutantRun(folder, Environment.ProcessPath!);
    Console.WriteLine($"{new MutantSet(folder).FileCount} files, {count:N0} mutants from number {first:N0}");
    run.Run(first, count, Environment.ProcessorCount, done =>
    {
        if (done % 1000 == 0)
        {
            Console.WriteLine($"{done:N0} read, {run.Wrong.Count} wrong");
        }
    });
    foreach (var line in run.Wrong)
    {
        Console.WriteLine(line);
    }

    Console.WriteLine($"{run.Done:N0} mutants: {run.Refused:N0} refused, {run.Done - run.Refused - run.Wrong.Count:N0} read, {run.Wrong.Count} wrong");
    return run.Wrong.Count == 0 ? 0 : 1;
}

static int WriteMutant(string folder, int number, string file)
{
    var (content, original) = new MutantSet(folder).Make(number);
    File.WriteAllBytes(file, content);
    Console.WriteLine($"{file}: {content.Length:N0} bytes, of {original}");
    return 0;
}
