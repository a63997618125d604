package views

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"parley/proposals"
)

//go:embed assets
var assetFiles embed.FS

// mediaTypes are those of assets: what the system says of a file's ending is
// not the same everywhere.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// assets are the files that pages load. The name under which each is served
// holds a hash of what is in it, so that browsers can keep it for ever.
type assets struct {
	served map[string]content // by served name
	names  map[string]string  // served names, by name
}

func readAssets() (assets, error) {
	all := assets{served: map[string]content{}, names: map[string]string{}}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return assets{}, fmt.Errorf("reading assets: %w", err)
	}
	for _, entry := range entries {
		body, err := fs.ReadFile(assetFiles, path.Join("assets", entry.Name()))
		if err != nil {
			return assets{}, fmt.Errorf("reading assets: %w", err)
		}
		extension := path.Ext(entry.Name())
		sum := sha256.Sum256(body)
		served := strings.TrimSuffix(entry.Name(), extension) + "-" + hex.EncodeToString(sum[:6]) + extension
		all.served[served] = content{mediaType: mediaTypes[extension], body: body}
		all.names[entry.Name()] = served
	}
	return all, nil
}

// address is where the asset of that name is served.
func (a assets) address(name string) string { return "/assets/" + a.names[name] }

func (s *site) serveAsset(w http.ResponseWriter, r *http.Request) {
	asset, ok := s.assets.served[r.PathValue("file")]
	if !ok {
		s.serveError(w, r, proposals.ErrNotFound)
		return
	}
	w.Header().Set("Content-Type", asset.mediaType)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(asset.body))
}
