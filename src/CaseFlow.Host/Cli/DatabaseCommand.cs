using System.CommandLine;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Cli;

/// <summary><c>db migrate</c>: brings the database to the schema of this version.</summary>
internal sealed class DatabaseCommand : ICliCommand
{
    public Command Build()
    {
        var migrate = new Command("migrate", TextCatalog.Get("cli.db.migrate"));
        migrate.SetAction(async (_, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            Console.WriteLine(TextCatalog.Get("cli.db.migrated"));
            return ExitCodes.Done;
        });
        return new Command("db", TextCatalog.Get("cli.db")) { migrate };
    }
}
