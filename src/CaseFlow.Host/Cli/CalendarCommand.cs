using System.CommandLine;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Cli;

/// <summary><c>calendar import FILE…</c>: holiday notices, all of them or none.</summary>
internal sealed class CalendarCommand : ICliCommand
{
    public Command Build()
    {
        var files = new Argument<FileInfo[]>("files") { Description = TextCatalog.Get("cli.calendar.files"), Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !File.Exists(t.Value)) is { } missing)
            {
                result.AddError(TextCatalog.Get("cli.file-missing", missing.Value));
            }
        });
        var import = new Command("import", TextCatalog.Get("cli.calendar.import")) { files };
        import.SetAction(async (result, ct) =>
        {
            List<HolidayFile> read = [];
            foreach (var file in result.GetRequiredValue(files))
            {
                read.Add(new HolidayFile(file.Name, await File.ReadAllTextAsync(file.FullName, ct)));
            }

            await using var product = await Product.OpenAsync(ct);
            var (code, answer) = await product.SendAsync(new ImportCalendar(read), ct);
            if (code == ExitCodes.Done)
            {
                var (version, _, days, deadlines) = answer.Value;
                Console.WriteLine(TextCatalog.Get("cli.calendar.imported", read.Count, version, days, deadlines));
            }

            return code;
        });
        return new Command("calendar", TextCatalog.Get("cli.calendar")) { import };
    }
}
