using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Api.Elsa;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Designer;

/// <summary>The pages around Elsa Studio's editor and instance viewer, and the addresses that Studio itself links to.</summary>
internal sealed class DesignerEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var designer = routes.MapGroup(DesignerWeb.Root).RequireAuthorization().ExcludeFromDescription();
        designer.MapGet("/editor", EditorAsync);
        designer.MapGet("/instance", InstanceAsync);
        designer.MapGet("/signed-in", SignedIn);
        designer.MapGet("/runtime-files", (DesignerFiles files) => files.Runtime.Select(f => DesignerWeb.Root + f));

        // The runtime asks for it before it starts; where the server is, the page says.
        designer.MapGet("/appsettings.json", () => new { });

        routes.MapGet("/workflows/definitions/{id}/edit", (string id) => Results.LocalRedirect(DesignerAddress.Editor(id))).ExcludeFromDescription();
        routes.MapGet("/workflows/instances/{id}/view", (string id) => Results.LocalRedirect(DesignerAddress.Instance(id))).ExcludeFromDescription();
    }

    private static async Task<IResult> EditorAsync(HttpContext http, string? definition, DesignerFiles files, IMediator mediator, RequestContext context, CancellationToken ct)
    {
        if (Missing(http, files, context) is { } missing)
        {
            return missing;
        }

        if (definition is null || await mediator.OneAsync(definition, VersionChoice.Latest, ct) is not { } view)
        {
            return Notice(http, "designer.unknown-definition", StatusCodes.Status404NotFound);
        }

        return Page(http, new DesignerSubject("editor", view.DefinitionId, view.DefinitionId, view.Name, view.Version, view.IsPublished), context);
    }

    private static async Task<IResult> InstanceAsync(HttpContext http, string? id, DesignerFiles files, IMediator mediator, RequestContext context, CancellationToken ct)
    {
        if (Missing(http, files, context) is { } missing)
        {
            return missing;
        }

        if (!Guid.TryParse(id, out var instance))
        {
            return Notice(http, "designer.unknown-instance", StatusCodes.Status404NotFound);
        }

        var found = await mediator.Send(new GetInstance(instance), ct);
        if (!found.Succeeded)
        {
            return found.Refusals[0].Kind == RefusalKind.NotFound
                ? Notice(http, "designer.unknown-instance", StatusCodes.Status404NotFound)
                : Notice(http, "designer.forbidden", StatusCodes.Status403Forbidden);
        }

        var name = (await mediator.OneAsync(found.Value.DefinitionId, VersionChoice.Latest, ct))?.Name ?? found.Value.Name ?? "";
        return Page(http, new DesignerSubject("instance", instance.ToString(), found.Value.DefinitionId, name, found.Value.Version, true), context);
    }

    /// <summary>Opened beside a designer whose session ended: tells it that one may go on, and as whom.</summary>
    private static IResult SignedIn(HttpContext http, RequestContext context)
    {
        http.Response.Headers.ContentSecurityPolicy = DesignerPolicy.Text;
        return new RazorComponentResult<SignedInPage>(new { Person = context.Who.PersonId });
    }

    private static IResult? Missing(HttpContext http, DesignerFiles files, RequestContext context) =>
        !DesignerAccess.MayLook(context.Actor) ? Notice(http, "designer.forbidden", StatusCodes.Status403Forbidden)
        : !files.ArePresent ? Notice(http, "designer.not-installed", StatusCodes.Status503ServiceUnavailable)
        : null;

    private static RazorComponentResult<DesignerPage> Page(HttpContext http, DesignerSubject subject, RequestContext context)
    {
        http.Response.Headers.ContentSecurityPolicy = DesignerPolicy.Text;
        return new RazorComponentResult<DesignerPage>(new { Subject = subject, Actor = context.Who });
    }

    private static RazorComponentResult<DesignerNotice> Notice(HttpContext http, string text, int status)
    {
        http.Response.Headers.ContentSecurityPolicy = DesignerPolicy.Text;
        return new RazorComponentResult<DesignerNotice>(new { Text = text }) { StatusCode = status };
    }
}
