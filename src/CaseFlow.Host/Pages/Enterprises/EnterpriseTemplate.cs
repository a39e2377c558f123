using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Enterprises;

/// <summary>The table file to fill in: its columns and one row as an example, which nobody could import as it is.</summary>
internal sealed class EnterpriseTemplate : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/enterprises/import/template", async () =>
    {
        var example = Get("import-enterprises.example").Split('|');
        var row = EnterpriseSheet.Titles.Zip(example).ToDictionary(c => c.First, c => (object?)c.Second);
        return Results.File(await TableFile.WriteAsync(Get("import-enterprises.template"), [row]), TableFile.ContentType, $"{Get("import-enterprises.template")}.xlsx");
    }).ExcludeFromDescription();
}
