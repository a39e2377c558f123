using System.Collections;
using System.Globalization;
using System.Resources;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Inspections;

/// <summary>What the phone page takes along: it needs no circuit and opens without network (wwwroot/field, wwwroot/field-worker.js).</summary>
internal sealed class FieldEndpoints : IEndpoints
{
    /// <summary>More than an officer's region has; who oversees more looks the rest up at the desk.</summary>
    private const int MostEnterprises = 1000;

    private static readonly ResourceManager Words = new("CaseFlow.Host.Api.Inspections.FieldTexts", typeof(FieldEndpoints).Assembly);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/field", (IWebHostEnvironment host) => Results.Stream(host.WebRootFileProvider.GetFileInfo("field/index.html").CreateReadStream(), "text/html; charset=utf-8"))
            .ExcludeFromDescription();
        var field = routes.MapApi("field");
        field.MapGet("/setup", SetupAsync).WithSummary("Enterprises, checklists and figures for checks without network.").Produces<FieldSetup>();
        field.MapGet("/texts", Texts).WithSummary("The words of the phone page in your language.").Produces<Dictionary<string, string>>();
    }

    private static async Task<IResult> SetupAsync(IMediator mediator, RequestContext context, TimeProvider time, CancellationToken ct)
    {
        List<FieldEnterprise> enterprises = [];
        for (var page = 1; enterprises.Count < MostEnterprises; page++)
        {
            var answer = await mediator.Send(new ListEnterprises(Page: new PageRequest(page, PageRequest.MaxSize)), ct);
            if (!answer.Succeeded)
            {
                return Problems.From(answer.Refusals);
            }

            enterprises.AddRange(answer.Value.Page.Items.Select(e => new FieldEnterprise(
                e.Id, e.Name, e.Address, $"{e.StreetName} {e.CommunityName}", e.LegalPerson, e.State == EnterpriseStates.Operating ? null : e.StateName)));
            if (answer.Value.Page.Items.Count < PageRequest.MaxSize)
            {
                break;
            }
        }

        List<FieldChecklist> checklists = [];
        foreach (var entry in (await mediator.Send(new ListChecklists(), ct)).Value)
        {
            if (entry.InForce is { } version)
            {
                var view = (await mediator.Send(new ReadChecklist(version), ct)).Value;
                checklists.Add(new FieldChecklist(version, entry.Name, view.Number, view.Content));
            }
        }

        var who = context.Who;
        return TypedResults.Ok(new FieldSetup(time.GetUtcNow(), who.PersonId, who.Name, who.UnitName, CultureInfo.CurrentUICulture.Name, checklists, enterprises));
    }

    private static IResult Texts() => TypedResults.Ok(
        Words.GetResourceSet(CultureInfo.CurrentUICulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => Words.GetString((string)e.Key, CultureInfo.CurrentUICulture)!));
}

/// <param name="Now">The product's clock, which the phone's is set by.</param>
internal sealed record FieldSetup(
    DateTimeOffset Now, Guid PersonId, string PersonName, string UnitName, string Language, IReadOnlyList<FieldChecklist> Checklists, IReadOnlyList<FieldEnterprise> Enterprises);

internal sealed record FieldChecklist(Guid VersionId, string Name, int Number, ChecklistContent Content);

/// <param name="State">Null while it operates.</param>
internal sealed record FieldEnterprise(Guid Id, string Name, string Address, string Place, string LegalPerson, string? State);
