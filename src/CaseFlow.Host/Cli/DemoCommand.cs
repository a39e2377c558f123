using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Demo;

namespace CaseFlow.Host.Cli;

/// <summary><c>demo</c>: the demo district; its accounts only in Development.</summary>
internal sealed class DemoCommand : ICliCommand
{
    public Command Build()
    {
        var demo = new Command("demo", TextCatalog.Get("cli.demo"));
        demo.SetAction(async (_, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var (district, hazards) = await product.Services.GetRequiredService<DemoDistrict>().SetUpAsync(ct);
            Console.WriteLine(TextCatalog.Get("cli.demo.done", district.Regions, district.Units, district.Accounts, district.Enterprises, hazards));
            if (district.Accounts == 0)
            {
                Console.WriteLine(TextCatalog.Get("cli.demo.no-accounts"));
            }

            return ExitCodes.Done;
        });
        return demo;
    }
}
