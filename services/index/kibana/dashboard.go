package kibana

import "fmt"

// dashboard adds a dashboard, its panels within it.
func (m *maker) dashboard(d Dashboard) error {
	said := m.words.Dashboards[d.Key]
	meta, refs := m.source(d.View, nil, d.Pills, false)
	panels := []any{}
	for _, p := range d.Panels {
		at := "p-" + p.Key
		panel := object{
			"type": "lens", "title": m.words.Panels[p.Key], "panelIndex": at,
			"gridData": object{"x": p.X, "y": p.Y, "w": p.W, "h": p.H, "i": at},
		}
		if p.Look == List {
			panel["type"], panel["panelRefName"] = "search", "panel_"+at
			panel["embeddableConfig"] = object{"enhancements": object{}}
			refs = append(refs, Reference{m.id("search-all"), at + ":panel_" + at, "search"})
		} else {
			drawn, needs, err := m.lens(p)
			if err != nil {
				return fmt.Errorf("panel %s of %s: %w", p.Key, d.Key, err)
			}
			panel["embeddableConfig"] = object{"attributes": drawn, "enhancements": object{}}
			for _, r := range needs {
				refs = append(refs, Reference{r.ID, at + ":" + r.Name, r.Type})
			}
		}
		panels = append(panels, panel)
	}
	controls := object{}
	for i, c := range d.Controls {
		id := "control-" + c.Field
		controls[id] = object{
			"type": "optionsListControl", "order": i, "grow": true, "width": "medium",
			"explicitInput": object{"id": id, "fieldName": c.Field, "title": m.words.Fields[c.Field], "searchTechnique": "prefix", "selectedOptions": []any{}, "enhancements": object{}},
		}
		refs = append(refs, Reference{m.id(d.View), "controlGroup_" + id + ":optionsListDataView", "index-pattern"})
	}
	m.add("dashboard", "dashboard-"+d.Key, object{
		"title": said[0] + " – Rapporteur (" + m.Language + ")", "description": said[1], "version": 1, "timeRestore": false,
		"optionsJSON": encoded(object{"useMargins": true, "syncColors": true, "syncCursor": true, "syncTooltips": false, "hidePanelTitles": false}),
		"panelsJSON":  encoded(panels),
		"controlGroupInput": object{
			"chainingSystem": "HIERARCHICAL", "controlStyle": "oneLine", "showApplySelections": false, "panelsJSON": encoded(controls),
			"ignoreParentSettingsJSON": encoded(object{"ignoreFilters": false, "ignoreQuery": false, "ignoreTimerange": false, "ignoreValidations": false}),
		},
		"kibanaSavedObjectMeta": meta,
	}, refs)
	return nil
}
