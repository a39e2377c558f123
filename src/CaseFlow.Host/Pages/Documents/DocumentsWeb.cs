using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;

namespace CaseFlow.Host.Pages.Documents;

/// <summary>The issued document as a Word file, for offices that edit it further.</summary>
internal sealed class DocumentsWeb : IEndpoints, IFeature
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public void Register(IServiceCollection services) => services.AddScoped<Issuer>();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/documents/{id:guid}/docx", DownloadAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Microsoft.AspNetCore.Http.IResult> DownloadAsync(Guid id, Gateway gateway, Issuer issuer, CancellationToken ct)
    {
        var answer = await gateway.AskAsync(new GetDocument(id), ct);
        if (!answer.Succeeded)
        {
            // The page says in words what is wrong.
            return Results.Redirect($"/documents/{id}/print");
        }

        var paper = DocumentComposer.Compose(answer.Value, await issuer.NameAsync());
        return Results.File(WordDocument.Write(paper), Word, $"{paper.Number} {paper.Title}.docx");
    }
}
