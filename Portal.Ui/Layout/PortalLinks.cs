namespace Portal.Ui.Layout;

/// <summary>Links to the portal's own pages. In the portal itself they are paths; a host beside it names the portal's address.</summary>
public sealed record PortalLinks(Uri? Portal = null)
{
    public string To(string path) => Portal is null ? path : new Uri(Portal, path).AbsoluteUri;
}
